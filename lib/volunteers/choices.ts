import { problemKinds } from '#db/enums.ts';

export type { ProblemKind } from '#db/enums.ts';
/** The choices of the volunteers' forms, in a file without schemas, so that pages can use them. */
// Exported again, because app must not import db.
export {
  ages,
  consents,
  contactKinds,
  diets,
  emergencyWhose,
  guestMoments,
  joinings,
  shiftAnchors,
  shiftRules,
  shirtSizes,
  taskWishes,
} from '#db/enums.ts';

export const MAX_AVAILABILITIES = 60;

/** The kinds of problems to choose from; for somebody who is unwell there is a form of its own. */
export const toldProblems = problemKinds.filter((kind) => kind !== 'unwell');

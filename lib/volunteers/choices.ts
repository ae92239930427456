import { problemKinds } from '#db/enums.ts';

export type { ProblemKind } from '#db/enums.ts';
/** What the forms of volunteers offer: pages show it without the schemas. */
// App reads no file of db.
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

/** What is told as a problem; somebody who is unwell has a way of their own. */
export const toldProblems = problemKinds.filter((kind) => kind !== 'unwell');

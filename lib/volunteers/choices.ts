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

const TYPED_AS: Readonly<Record<string, readonly string[]>> = {
  date: ['day'],
  startsAt: ['from', 'day'],
  endsAt: ['until'],
  fromMinutes: ['fromMinutes', 'fromSide'],
  toMinutes: ['toMinutes', 'toSide'],
};

/** The fields of its form that hold what is saved of a shift under `name`; the first names it. */
export const shiftFieldsOf = (name: string): readonly string[] => TYPED_AS[name] ?? [name];

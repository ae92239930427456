/**
 * The choices and limits of the séance's form and of the posts of the grid, in a file without
 * schemas, so that pages can use them.
 */
export type { ItemKind } from '#db/enums.ts';
// Exported again, because app must not import db.
export {
  accesses,
  admissions,
  confirmations,
  edges,
  eventKinds,
  itemKinds,
  offerKinds,
  personRoles,
  presences,
  roomUses,
  visibilities,
  wishedParts,
} from '#db/enums.ts';

export const MAX_ITEMS = 40;
export const MAX_ROOMS = 12;
export const MAX_PEOPLE = 60;
export const MAX_OFFERS = 10;
export const MAX_THEMES = 30;
export const MAX_LINKS = 20;
export const MAX_LANGUAGES = 20;
export const MAX_LABEL = 60;
export const MAX_SUBTITLE = 300;
export const MAX_CAPACITY = 100_000;
/** The longest time for doors before the start, and for clearing after the end, in minutes. */
export const MAX_MARGIN = 240;
export const MAX_MINUTES = 1440;

/** Séances in one post, over all its acts: the fullest day of a festival of 14,000 has 2,800. */
export const MAX_EVENTS = 3000;
/** Acts in one post; each copied séance is an act of its own. */
export const MAX_ACTS = 200;
/** How many held cards one tab reports to the others; of a larger selection only the first ones. */
export const MAX_HELD = 200;

/** What the séance's form offers and how much of it: pages show it without the schemas. */
export type { ItemKind } from '#db/enums.ts';
// App reads no file of db.
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
/** Doors before the start, clearing after the end. */
export const MAX_MARGIN = 240;
export const MAX_MINUTES = 1440;

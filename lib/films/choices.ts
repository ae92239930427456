import { rightsStates } from '#db/enums.ts';

/** What the film's form offers and how much of it: pages show it without the schemas. */
// App reads no file of db.
export { announceables, filmFormats, rightsKinds, rightsStates } from '#db/enums.ts';

export const MAX_VERSIONS = 20;
export const MAX_CONTENT_NOTES = 20;
/** As forms of festival submissions ask for. */
export const MAX_SHORT_SYNOPSIS = 500;

/**
 * The states as buttons of one form: Enter in it presses the first, so what is meant most comes
 * first.
 */
export const rightsPresses = ['granted', ...rightsStates.filter((state) => state !== 'granted')] as const;

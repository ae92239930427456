/**
 * The latest closing hour after midnight, at which the next festival day begins (by default 05:00).
 */
export const NIGHT_ENDS = '05:00';

/** The most rooms of a new festival. */
export const MAX_NEW_ROOMS = 100;

/** What the value for an earlier festival begins with. */
export const EDITION = 'edition:';
/**
 * The value for an earlier festival in the form of a new one. It stands here because the home of
 * each festival links there, and need not load what reads templates.
 */
export const editionKey = (slug: string) => `${EDITION}${slug}`;

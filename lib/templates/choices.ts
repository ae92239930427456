/**
 * The latest closing hour after midnight, at which the next festival day begins (by default 05:00).
 */
export const NIGHT_ENDS = '05:00';

/** The most rooms of a new festival. */
export const MAX_NEW_ROOMS = 100;

/**
 * A day that closes after midnight closes before the next festival day begins (its default, 05:00).
 */
export const NIGHT_ENDS = '05:00';

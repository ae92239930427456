/*
 * What one post of the grid holds. Beside the schemas: the grid reads it too, and needs nothing
 * that checks posts.
 */

/**
 * Séances of one post, however many acts name them: the fullest day of a festival of 14,000 has
 * 2,800.
 */
export const MAX_EVENTS = 3000;
/** Acts of one post: each copy is one. */
export const MAX_ACTS = 200;
/** Cards that one tab tells the others it holds: of a larger hand the first ones. */
export const MAX_HELD = 200;

/* What one post of the grid holds. Beside its schema: the grid reads it too, and needs nothing that checks posts. */

/** Séances of one post, however many acts name them: the fullest day of a festival of 14,000 has 2,800. */
export const MAX_EVENTS = 3000;
/** Acts of one post: each copy is one. */
export const MAX_ACTS = 200;

/*
 * The limits of one post of the grid. In a file of its own, because the grid uses them and must not
 * load the schemas that check posts.
 */

/** Séances in one post, over all its acts: the fullest day of a festival of 14,000 has 2,800. */
export const MAX_EVENTS = 3000;
/** Acts in one post; each copied séance is an act of its own. */
export const MAX_ACTS = 200;
/** How many held cards one tab reports to the others; of a larger selection only the first ones. */
export const MAX_HELD = 200;

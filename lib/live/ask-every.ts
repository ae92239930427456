/**
 * How often a page that is looked at asks whether anything is new, in milliseconds: what is told
 * stands on every screen within five seconds, also where the answer and the drawing take one.
 */
export const ASK_EVERY = 3000;

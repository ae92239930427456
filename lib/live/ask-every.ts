/**
 * In milliseconds, how often a visible page asks the server for news. So that news is on every
 * screen within five seconds, even if the answer and the drawing take one second.
 */
export const ASK_EVERY = 3000;

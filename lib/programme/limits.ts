/**
 * How many séances can be chosen for one publication; no festival has more. In a file of its own,
 * because every form of the desk uses it, and none needs the code that checks posts.
 */
export const MAX_CHOSEN = 20_000;

/*
 * One word inside a page: something of the festival was written, by this reader or by somebody
 * whose act was heard. Forms, the grid's posts and its stream, and the taps of the day say it; the
 * desk's header asks then what is public and what is not.
 */
const NAME = 'lanterne:act';

/** Says that something was written. Nothing happens where there is no page. */
export function tellAct(): void {
  if (typeof window !== 'undefined') window.dispatchEvent(new Event(NAME));
}

/** Hears it; answers the function that stops. */
export function onAct(hear: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  window.addEventListener(NAME, hear);
  return () => window.removeEventListener(NAME, hear);
}

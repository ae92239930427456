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

/** So long after an answer its act may still be heard of from the stream. Milliseconds. */
const HEARD_WITHIN = 3000;
let [underWay, answeredAt] = [0, Number.NEGATIVE_INFINITY];

/** Notes that this window does something, until it is answered. */
export async function acting<T>(act: Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await act;
  } finally {
    underWay -= 1;
    answeredAt = performance.now();
  }
}

/** Whether this window does something, or has just done. */
export const isActing = (): boolean => underWay > 0 || performance.now() - answeredAt < HEARD_WITHIN;

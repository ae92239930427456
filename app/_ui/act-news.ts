/*
 * One word inside a page: something of the festival was written, by this reader or by somebody
 * whose act was heard. Forms, the grid's posts and its stream, and the taps of the day say it; the
 * desk's header asks then what is public and what is not.
 */
const NAME = 'lanterne:act';

const own = new Set<string>();

/**
 * Says that something was written; `batch`: by this window, as far as its answer said. Nothing
 * happens where there is no page.
 */
export function tellAct(batch?: string | null): void {
  if (batch) own.add(batch);
  if (typeof window !== 'undefined') window.dispatchEvent(new Event(NAME));
}

/** Whether this window wrote it. */
export const isOwnAct = (batch: string): boolean => own.has(batch);

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

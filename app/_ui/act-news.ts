/*
 * An event within a page: something of the festival was changed, by this reader or by somebody
 * whose change was heard of. Forms, the grid's posts and its stream, and the taps of the day send
 * it; the header of the desk then asks what is published and what is not.
 */
const NAME = 'lanterne:act';

const own = new Set<string>();

/**
 * Sends the event; `batch`: the act of this window, if its answer named it. Does nothing where
 * there is no page.
 */
export function tellAct(batch?: string | null): void {
  if (batch) own.add(batch);
  if (typeof window !== 'undefined') window.dispatchEvent(new Event(NAME));
}

/** Whether this window did it. */
export const isOwnAct = (batch: string): boolean => own.has(batch);

/** Calls `hear` on the event; returns the function that stops it. */
export function onAct(hear: () => void): () => void {
  if (typeof window === 'undefined') return () => {};
  window.addEventListener(NAME, hear);
  return () => window.removeEventListener(NAME, hear);
}

/** In milliseconds: how long after the answer to an act the stream may still report it. */
const HEARD_WITHIN = 3000;
let [underWay, answeredAt] = [0, Number.NEGATIVE_INFINITY];

/** Notes that this window is acting until the answer arrives. */
export async function acting<T>(act: Promise<T>): Promise<T> {
  underWay += 1;
  try {
    return await act;
  } finally {
    underWay -= 1;
    answeredAt = performance.now();
  }
}

/** Whether this window is acting, or was just now. */
export const isActing = (): boolean => underWay > 0 || performance.now() - answeredAt < HEARD_WITHIN;

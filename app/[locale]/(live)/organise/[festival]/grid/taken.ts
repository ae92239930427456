import type { Held } from './grid-state.ts';
import { createStore, type Store } from './store.ts';

/** Which séances are being dragged, and how their own cards are drawn meanwhile. */
export type Taken = { ids: ReadonlySet<number>; leaves: 'is-held' | 'is-leaving' | null };

const NOTHING: Taken = { ids: new Set(), leaves: null };

/**
 * What cards need to know of a drag: its beginning and end. Steps do not change it, so two hundred
 * cards need not be checked at each.
 */
export function takenOf(held: Store<{ held: Held | null }>): Store<Taken> {
  const taken = createStore(NOTHING);
  let known: Held | null = null;
  held.subscribe(() => {
    const now = held.get().held;
    const isSame = now?.ids === known?.ids && now?.via === known?.via && now?.act === known?.act;
    known = now;
    if (isSame) return;
    // A copied séance stays where it is.
    const leaves = now?.act === 'copy' ? null : now?.via === 'preview' ? 'is-leaving' : 'is-held';
    taken.set(now ? { ids: new Set(now.ids), leaves } : NOTHING);
  });
  return taken;
}

/**
 * Calls back once nothing is being dragged, at once if nothing is; returns the function that stops
 * waiting.
 */
export function whenHandIsFree(held: Store<{ held: Held | null }>, call: () => void): () => void {
  const isFree = () => ['preview', undefined].includes(held.get().held?.via);
  let stop = () => {};
  const look = () => {
    if (!isFree()) return;
    stop();
    call();
  };
  stop = held.subscribe(look);
  look();
  return stop;
}

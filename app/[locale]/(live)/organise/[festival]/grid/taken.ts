import type { Held } from './grid-state.ts';
import { createStore, type Store } from './store.ts';

/** Which séances are held, and what becomes of their cards meanwhile. */
export type Taken = { ids: ReadonlySet<number>; leaves: 'is-held' | 'is-leaving' | null };

const NOTHING: Taken = { ids: new Set(), leaves: null };

/**
 * What cards hear of a hold: its beginning and its end. A step changes nothing of it, and two
 * hundred cards need not be asked.
 */
export function takenOf(held: Store<{ held: Held | null }>): Store<Taken> {
  const taken = createStore(NOTHING);
  let known: Held | null = null;
  held.subscribe(() => {
    const now = held.get().held;
    const isSame = now?.ids === known?.ids && now?.via === known?.via && now?.act === known?.act;
    known = now;
    if (isSame) return;
    // What is copied stays where it is.
    const leaves = now?.act === 'copy' ? null : now?.via === 'preview' ? 'is-leaving' : 'is-held';
    taken.set(now ? { ids: new Set(now.ids), leaves } : NOTHING);
  });
  return taken;
}

/**
 * Calls once neither a hand nor the keyboard holds anything, at once where nothing is held; answers
 * the function that waits no longer.
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

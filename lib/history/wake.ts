import { type Db, getDb } from '#db/client.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

const wake = oneInProcess('lanterneWake', () => ({ looks: new Set<() => void>(), isWaking: false }));

/** Calls `look` soon after this process wrote a change; returns the function that stops it. */
export function onWrite(look: () => void): () => void {
  const { looks } = wake();
  looks.add(look);
  return () => looks.delete(look);
}

/** A number that changes when another program has written: a command, or the other server. */
export const writtenElsewhere = (db: Db) => db.$client.pragma('data_version', { simple: true }) as number;

/**
 * Calls `look` soon after anybody wrote, and within `every` milliseconds if it was another program;
 * returns the function that stops it.
 */
export function onAnyWrite(look: () => void, every: number): () => void {
  let seen = writtenElsewhere(getDb());
  const timer = setInterval(() => {
    const now = writtenElsewhere(getDb());
    if (now !== seen) look();
    seen = now;
  }, every);
  timer.unref();
  const forget = onWrite(look);
  return () => {
    clearInterval(timer);
    forget();
  };
}

/**
 * Tells open event streams that a change is being written. Transactions are synchronous, so by the
 * next turn of the event loop it is either readable or rolled back.
 */
export function wakeStreams(): void {
  const all = wake();
  if (all.isWaking || all.looks.size === 0) return;
  all.isWaking = true;
  setImmediate(() => {
    all.isWaking = false;
    for (const look of all.looks) look();
  });
}

import { type Db, getDb, isHeld } from '#db/client.ts';
import { asStorageError, LanterneError } from './errors.ts';

/** How long a save waits for another program that writes, in milliseconds. */
const PATIENCE = 5000;
const POLL = 50;

/**
 * Runs `work`, and again once free when another program held the database, for `patience`
 * milliseconds in all; then throws what SQLite said. SQLite's own waiting would stop this process
 * and every reader with it: here others are served meanwhile. `work` must have written nothing when
 * it is told that the database is held; our one immediate transaction has not.
 */
export async function onceFree<T>(work: () => T | Promise<T>, patience = PATIENCE, db: () => Db = getDb): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    // Asked alone: `work` may compute for long before it writes.
    do await new Promise((resolve) => setTimeout(resolve, POLL));
    while (performance.now() < until && isHeld(db()));
  }
}

function isBusy(error: unknown): boolean {
  const known = asStorageError(error);
  return known instanceof LanterneError && known.code === 'databaseBusy';
}

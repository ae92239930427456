import { type Db, getDb, isHeld } from '#db/client.ts';
import { asStorageError, LanterneError } from './errors.ts';

/** How long a save waits while another program is writing, in milliseconds. */
const PATIENCE = 5000;
const POLL = 50;

/**
 * Runs `work`, and again when the database is free if another program held it, for `patience`
 * milliseconds in all; then throws the error of SQLite. SQLite's own waiting would block this
 * process and all its readers; here, others are served meanwhile. `work` must not have written
 * anything when it fails because the database is held; this is true of our one immediate
 * transaction.
 */
export async function onceFree<T>(work: () => T | Promise<T>, patience = PATIENCE, db: () => Db = getDb): Promise<T> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseBusy(error) || performance.now() >= until) throw error;
    }
    // Checked separately, because `work` may compute for a long time before it writes.
    do await new Promise((resolve) => setTimeout(resolve, POLL));
    while (performance.now() < until && isHeld(db()));
  }
}

/** Whether this is the error of a database that another program holds. */
export function isDatabaseBusy(error: unknown): boolean {
  const known = asStorageError(error);
  return known instanceof LanterneError && known.code === 'databaseBusy';
}

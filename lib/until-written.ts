import type { Db } from '#db/client.ts';

type Kept = { state: string; values: Map<string, unknown> };
const kept = new WeakMap<Db, Kept>();

/**
 * A text that changes with any write, of this connection (by its number of changed rows) or of
 * another program.
 */
const stateOf = ({ $client }: Db): string =>
  `${$client.pragma('data_version', { simple: true })} ${$client.prepare('select total_changes()').pluck().get()}`;

/**
 * The answer of `read`, kept under this name until anything is written to the database, so that
 * data for many pages is not read for each. It must depend only on the name and on rows, not on the
 * clock, and nobody may modify it. Not for use within a transaction.
 */
export function untilWritten<T>(db: Db, name: string, read: () => T): T {
  const state = stateOf(db);
  const known = kept.get(db);
  const current: Kept = known?.state === state ? known : { state, values: new Map() };
  if (current !== known) kept.set(db, current);
  if (current.values.has(name)) return current.values.get(name) as T;
  const value = read();
  current.values.set(name, value);
  return value;
}

import type { Db } from '#db/client.ts';

type Kept = { state: string; values: Map<string, unknown> };
const kept = new WeakMap<Db, Kept>();

/**
 * Another name after any write, of this connection (rows it changed so far) or of another program.
 */
const stateOf = ({ $client }: Db): string =>
  `${$client.pragma('data_version', { simple: true })} ${$client.prepare('select total_changes()').pluck().get()}`;

/**
 * What `read` answers, read once for all who ask under this name until anything is written to the
 * database: what many pages share is not read for each. It must depend on the name and on rows
 * alone, not on the clock; nobody may change what it answers. Not for use inside a transaction.
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

import { gunzipSync, gzipSync } from 'node:zlib';
import { type Db, openDatabase } from '#db/client.ts';
import { migrateDatabase, migratedDatabase, raiseSequences, sequencesOf } from '#db/migrate.ts';

/*
 * A festival that was moved out of the tables is stored as a database of its own, first in memory
 * and then as one gzip, so that everything that works for a database works for it: the migrations
 * update it, and the erasing erases in it.
 */

type Client = Db['$client'];
type Key = { table: string; from: string; to: string; on_delete: string };

const keysOf = (client: Client, table: string) => client.pragma(`foreign_key_list(${table})`) as Key[];

/**
 * SQL that finds the rows of a festival in each table, by its id: everything that is deleted with
 * it. Tables to which others refer come first.
 */
function tablesOf(client: Client): Map<string, string> {
  const names = client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const found = new Map([['festivals', 'id = ?']]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const name of names.filter((one) => !found.has(one))) {
      const keys = keysOf(client, name).filter(({ on_delete }) => on_delete === 'CASCADE');
      const key = keys.find(({ table }) => table === 'festivals') ?? keys.find(({ table }) => found.has(table));
      if (!key) continue;
      const { table, from, to } = key;
      found.set(
        name,
        table === 'festivals'
          ? `"${from}" = ?`
          : `"${from}" in (select "${to}" from "${table}" where ${found.get(table)})`,
      );
    }
  }
  const sorted = new Map<string, string>();
  const add = (name: string) => {
    const which = found.get(name);
    if (which === undefined || sorted.has(name)) return;
    for (const { table } of keysOf(client, name)) if (table !== name) add(table);
    sorted.set(name, which);
  };
  for (const name of found.keys()) add(name);
  return sorted;
}

function copyRows(from: Client, to: Client, table: string, which: string, ...values: number[]): void {
  const rows = from.prepare(`select * from "${table}" where ${which}`).raw();
  const names = rows.columns().map(({ name }) => `"${name}"`);
  const insert = to.prepare(`insert into "${table}" (${names}) values (${names.map(() => '?')})`);
  for (const row of rows.iterate(...values)) insert.run(row);
}

/**
 * All rows of a festival, after `work` has changed them in the pack. Must be called in a
 * transaction of `db`, which must not give the ids in the pack again.
 */
export function packFestival({ $client: from }: Db, festivalId: number, work: (pack: Db) => void): Buffer {
  const pack = openDatabase(migratedDatabase());
  const { $client: to } = pack;
  try {
    raiseSequences(to, sequencesOf(from));
    // Accounts are not in the pack.
    to.pragma('foreign_keys = OFF');
    to.exec('begin');
    for (const [table, which] of tablesOf(from)) copyRows(from, to, table, which, festivalId);
    to.exec('commit');
    to.pragma('foreign_keys = ON');
    work(pack);
    raiseSequences(from, sequencesOf(to));
    // Erased values could still be read in the free bytes.
    to.exec('vacuum');
    return gzipSync(to.serialize(), { level: 1 });
  } finally {
    to.close();
  }
}

/**
 * Deletes all rows of a festival. Rows that refer to others first, because SQLite would otherwise
 * search for them for each.
 */
export function deleteRows({ $client }: Db, festivalId: number): void {
  for (const [table, which] of [...tablesOf($client)].reverse())
    $client.prepare(`delete from "${table}" where ${which}`).run(festivalId);
}

/** Opens a pack, migrated to this program. */
export function openPack(bytes: Buffer): Db {
  const pack = openDatabase(gunzipSync(bytes));
  migrateDatabase(pack);
  return pack;
}

/**
 * Inserts the rows of a pack with their ids. Must be called in a transaction of `db`. Rows that
 * belong to a deleted account or session are dropped, as they would have been. Throws what SQLite
 * throws where another row has the same unique value, for example a uid.
 */
export function unpackFestival({ $client: from }: Db, { $client: to }: Db): void {
  // A row may refer to a later one, as a séance to the one it continues; references are checked
  // when the transaction ends.
  to.pragma('defer_foreign_keys = ON');
  const tables = tablesOf(from);
  for (const table of tables.keys()) {
    for (const key of keysOf(from, table)) {
      const isWithin = tables.has(key.table) && key.table !== 'festivals';
      if (isWithin || key.from === 'festival_id') continue;
      const there = to.prepare(`select 1 from "${key.table}" where "${key.to}" = ?`);
      const named = from.prepare(`select distinct "${key.from}" from "${table}" where "${key.from}" is not null`);
      const act = key.on_delete === 'CASCADE' ? `delete from "${table}"` : `update "${table}" set "${key.from}" = null`;
      for (const id of named.pluck().all()) if (!there.get(id)) from.prepare(`${act} where "${key.from}" = ?`).run(id);
    }
  }
  for (const table of tables.keys()) copyRows(from, to, table, 'true');
}

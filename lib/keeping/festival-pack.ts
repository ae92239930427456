import { gunzipSync, gzipSync } from 'node:zlib';
import { type Db, openDatabase } from '#db/client.ts';
import { migrateDatabase, migratedDatabase, raiseSequences, sequencesOf } from '#db/migrate.ts';

/*
 * A festival that left the tables is kept as a database of its own, in memory first and then as one
 * gzip: what holds for a database holds for it. The same migrations bring it to a later program,
 * and the same work erases in it.
 */

type Client = Db['$client'];
type Key = { table: string; from: string; to: string; on_delete: string };

const keysOf = (client: Client, table: string) => client.pragma(`foreign_key_list(${table})`) as Key[];

/**
 * What finds the rows of a festival in each table, by its id: what goes with it when it is deleted.
 * What others point to comes before them.
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
 * All rows of a festival, after `work` has changed them in the pack. To be called in a transaction
 * of `db`, which gives none of the ids of `work` again.
 */
export function packFestival({ $client: from }: Db, festivalId: number, work: (pack: Db) => void): Buffer {
  const pack = openDatabase(migratedDatabase());
  const { $client: to } = pack;
  try {
    raiseSequences(to, sequencesOf(from));
    // Accounts are not in it.
    to.pragma('foreign_keys = OFF');
    to.exec('begin');
    for (const [table, which] of tablesOf(from)) copyRows(from, to, table, which, festivalId);
    to.exec('commit');
    to.pragma('foreign_keys = ON');
    work(pack);
    raiseSequences(from, sequencesOf(to));
    // What was erased can still be read from the bytes.
    to.exec('vacuum');
    return gzipSync(to.serialize(), { level: 1 });
  } finally {
    to.close();
  }
}

/**
 * Deletes all rows of a festival. What points to others goes before them, or SQLite would look
 * through it for each.
 */
export function deleteRows({ $client }: Db, festivalId: number): void {
  for (const [table, which] of [...tablesOf($client)].reverse())
    $client.prepare(`delete from "${table}" where ${which}`).run(festivalId);
}

/** A pack as this program reads it. */
export function openPack(bytes: Buffer): Db {
  const pack = openDatabase(gunzipSync(bytes));
  migrateDatabase(pack);
  return pack;
}

/**
 * Puts the rows of a pack into the tables, under their ids. To be called in a transaction of `db`.
 * What belongs to an account or a session that is gone goes as it would have then. Throws what
 * SQLite throws where something else has taken what is unique, a uid for one.
 */
export function unpackFestival({ $client: from }: Db, { $client: to }: Db): void {
  // A row may name one that comes later, as a séance the one it continues; until the transaction
  // ends.
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

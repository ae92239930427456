import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Db, openDatabase } from './client.ts';
import journal from './migrations/meta/_journal.json' with { type: 'json' };

export type SchemaState = 'new' | 'older' | 'current' | 'newer';

/**
 * Whether the schema of the database fits this program. `newer`: a later program has migrated it,
 * and this one must not touch it.
 */
export function schemaState(db: Db): SchemaState {
  const known = journal.entries.at(-1)?.when ?? 0;
  const table = db.$client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!table) return 'new';
  const row = db.$client.prepare('select max(created_at) as last from __drizzle_migrations').get() as {
    last: number | null;
  };
  if (row.last === null) return 'new';
  const last = Number(row.last);
  return last > known ? 'newer' : last < known ? 'older' : 'current';
}

/**
 * The same of a database that was there before. A file without tables is a damaged one (a copy that
 * was cut off, a system that lost power), not a new installation: throws what SQLite would.
 */
export function standingSchemaState(db: Db): Exclude<SchemaState, 'new'> {
  const state = schemaState(db);
  if (state === 'new') throw new Database.SqliteError('it holds no tables', 'SQLITE_CORRUPT');
  return state;
}

/** The name of the newest migration of this program, which is its schema version. */
export function schemaVersion(): string {
  return journal.entries.at(-1)?.tag ?? 'none';
}

/**
 * Migrates the database to the schema of this program, completely or not at all: an error, or a
 * foreign key without its row, throws and leaves the database as it was. Refuses (throws) a newer
 * one, without touching it. To change a column, SQLite makes the table anew; foreign keys are
 * switched off meanwhile, because rows that refer to the old table would be deleted with it. A
 * migration cannot do that itself, as it runs in a transaction (sqlite.org/lang_altertable.html,
 * section 7).
 */
export function migrateDatabase(db: Db): void {
  if (schemaState(db) === 'newer') {
    throw new Error('This database was made by a newer Lanterne. Start that version, or restore a backup.');
  }
  if (schemaState(db) === 'current') return;
  const { $client: client } = db;
  client.pragma('foreign_keys = OFF');
  try {
    client.transaction(runMigrations).immediate(client);
  } finally {
    client.pragma('foreign_keys = ON');
  }
}

let migrated: Buffer | undefined;

/**
 * The bytes of an empty database of this program. The migrations run once per process, because a
 * copy of their result takes a hundredth of the time.
 */
export function migratedDatabase(): Buffer {
  if (!migrated) {
    const db = openDatabase(':memory:');
    migrateDatabase(db);
    migrated = db.$client.serialize();
    db.$client.close();
  }
  return migrated;
}

/**
 * Replaces Drizzle's migrator, which saves before the result can be checked. Its table is kept as
 * it is.
 */
function runMigrations(client: Client): void {
  const broken = () => (client.pragma('foreign_key_check') as unknown[]).length;
  const before = broken();
  const given = sequencesOf(client);
  client.exec(`create table if not exists __drizzle_migrations
    (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`);
  const last = Number(client.prepare('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0);
  const note = client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
  for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: migrationsFolder() })) {
    if (folderMillis <= last) continue;
    for (const statement of sql) client.exec(statement);
    note.run(hash, folderMillis);
  }
  raiseSequences(client, given);
  if (broken() > before) throw new Error('The update would have lost something that others point to.');
}

type Client = Db['$client'];
type Sequence = { name: string; seq: number };

/** The last id given by each table. */
export const sequencesOf = (client: Client): Sequence[] =>
  client.prepare("select 1 from sqlite_master where name = 'sqlite_sequence'").get()
    ? (client.prepare('select name, seq from sqlite_sequence').all() as Sequence[])
    : [];

/**
 * Makes sure that no table gives an id up to these again, because a festival in the bin may have
 * them. A table that was made anew would continue after the highest id it contains.
 */
export function raiseSequences(client: Client, given: readonly Sequence[]): void {
  const add = client.prepare(`insert into sqlite_sequence (name, seq) select @name, 0
    where not exists (select 1 from sqlite_sequence where name = @name)
    and exists (select 1 from sqlite_master where name = @name)`);
  const raise = client.prepare('update sqlite_sequence set seq = max(seq, @seq) where name = @name');
  for (const one of given) {
    add.run(one);
    raise.run(one);
  }
}

/**
 * Beside this file; the program of a thread is elsewhere, and finds it from the working directory
 * of its server.
 */
export function migrationsFolder(): string {
  // Not `new URL('./migrations', …)`, because the bundler would look for a module of that name.
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
  return existsSync(beside) ? beside : join(process.cwd(), 'db', 'migrations');
}

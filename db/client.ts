import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { dataFolderOf, makeFolder } from './data-folder.ts';
import * as schema from './schema/index.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };
/** What a transaction hands its callback. Reads and writes inside are synchronous: an async callback would not roll back. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** How long a command or a test waits for another program that holds the database, in milliseconds. */
export const BUSY_TIMEOUT = 5000;

/**
 * Opens `file`, or a copy in memory of the bytes of one, with the settings every connection has. A writer that finds the database held waits `busyTimeout` milliseconds, and its whole
 * process with it. Throws what SQLite throws.
 */
export function openDatabase(file: string | Buffer, busyTimeout = BUSY_TIMEOUT): Db {
  const client = new Database(file);
  try {
    client.pragma(`busy_timeout = ${busyTimeout}`);
    client.pragma('journal_mode = WAL');
    // FULL: what was called « Enregistré » survives a power cut, not only a killed process.
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
  } catch (error) {
    // Left to the collector it would be closed at any later moment, and SQLite removes the log of a file when it closes it.
    client.close();
    throw error;
  }
  return drizzle(client, { schema, casing: 'snake_case' });
}

/** A fresh look at a database that exists: it reads what lies on the disk now, not what a connection remembers. Throws what SQLite throws. */
export function openReadOnly(file: string): Db {
  return drizzle(new Database(file, { readonly: true, fileMustExist: true, timeout: 0 }), {
    schema,
    casing: 'snake_case',
  });
}

/** The database file inside a data folder. */
export const databaseFile = (dataFolder: string) => join(dataFolder, 'lanterne.db');

// proxy.ts and the app are two module graphs: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneDb?: Db };

/**
 * The one connection of this process, opened at its first use: a build imports this file and opens nothing. It does not wait for other
 * programs, because every reader would wait with it: `onceFree` waits for those who save.
 */
export function getDb(): Db {
  if (shared.lanterneDb?.$client.open) return shared.lanterneDb;
  const folder = dataFolderOf(process.env);
  makeFolder(folder);
  shared.lanterneDb = openDatabase(databaseFile(folder), 0);
  return shared.lanterneDb;
}

/** Whether another program holds the write lock at this moment. */
export function isHeld(db: Db): boolean {
  try {
    db.$client.exec('begin immediate; rollback');
    return false;
  } catch (error) {
    return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
  }
}

/** Runs `work` in one immediate transaction: the write lock is taken first, so that what it read is still true when it writes. */
export function write<T>(db: Db, work: (tx: Tx) => T): T {
  return db.transaction(work, { behavior: 'immediate' });
}

/** Runs `work` on one state of the database, whatever others write meanwhile; they are not kept from it. `work` writes nothing. */
export function read<T>(db: Db, work: (tx: Tx) => T): T {
  return db.transaction(work, { behavior: 'deferred' });
}

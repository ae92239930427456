import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { dataFolderOf, makeFolder } from './data-folder.ts';
import { forgetUnsaved, keepJournal, saveJournal } from './journal.ts';
import * as schema from './schema/index.ts';
import {
  DatabaseGone,
  filesAt,
  isReplaced,
  isSameDatabase,
  isStanding,
  type OpenedFiles,
  removeLogOf,
} from './standing.ts';

export type Db = BetterSQLite3Database<typeof schema> & {
  $client: Database.Database;
  /** What it was opened on; none in memory. */
  openedFiles?: OpenedFiles;
};
/**
 * What a transaction hands its callback. Reads and writes inside are synchronous: an async callback
 * would not roll back.
 */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * What is made once for each connection, and serves its transactions too: a statement is written
 * some thirty times as long as it runs.
 */
export function perConnection<T>(make: (db: Db | Tx) => T): (db: Db | Tx) => T {
  const made = new WeakMap<object, T>();
  return (db) => {
    // Drizzle does not say in its types what a connection and its transactions have in common.
    const { session } = db as unknown as { session: object };
    const one = made.get(session) ?? make(db);
    made.set(session, one);
    return one;
  };
}

/**
 * How long a command or a test waits for another program that holds the database, in milliseconds.
 */
export const BUSY_TIMEOUT = 5000;

/**
 * Opens `file`, or a copy in memory of the bytes of one, with the settings every connection has. A
 * writer that finds the database held waits `busyTimeout` milliseconds, and its whole process with
 * it. Throws what SQLite throws.
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
    // Left to the collector it would be closed at any later moment, and SQLite removes the log of a
    // file when it closes it.
    client.close();
    throw error;
  }
  const db: Db = drizzle(client, { schema, casing: 'snake_case' });
  // SQLite opens the log at the first look, and then it can be told.
  client.pragma('schema_version');
  return client.memory ? db : Object.assign(db, { openedFiles: filesAt(client.name) });
}

/**
 * A fresh look at a database that exists: it reads what lies on the disk now, not what a connection
 * remembers. Throws what SQLite throws.
 */
export function openReadOnly(file: string): Db {
  return drizzle(new Database(file, { readonly: true, fileMustExist: true, timeout: 0 }), {
    schema,
    casing: 'snake_case',
  });
}

/** The database file inside a data folder. */
export const databaseFile = (dataFolder: string) => join(dataFolder, 'lanterne.db');

// proxy.ts and the app are two module graphs: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & {
  lanterneDb?: Db;
  lanterneLeft?: Db[];
  lanterneAfter?: (() => void)[];
};

/**
 * The one connection of this process, opened at its first use: a build imports this file and opens
 * nothing. It does not wait for other programs, because every reader would wait with it: `onceFree`
 * waits for those who save. Of a database that was replaced by another it is let go here.
 */
export function getDb(): Db {
  leaveReplaced();
  if (shared.lanterneDb?.$client.open) return shared.lanterneDb;
  const folder = dataFolderOf(process.env);
  const file = databaseFile(folder);
  // After one that was lost, an empty one would look like a festival without anything.
  if (shared.lanterneLeft && !existsSync(file)) throw new DatabaseGone();
  makeFolder(folder);
  const db = openDatabase(file, 0);
  try {
    keepJournal(db, folder);
  } catch (error) {
    db.$client.close();
    throw error;
  }
  shared.lanterneDb = db;
  return db;
}

/**
 * Lets go of the connection of this process where another database lies in its place. To be called
 * before anybody else opens what lies there by its name, a thread for one: with the log of the old
 * one beside it the new one would look damaged. False while somebody still reads the old one, and
 * its log has to stay.
 */
export function leaveReplaced(): boolean {
  const known = shared.lanterneDb;
  if (known?.openedFiles && !known.$client.inTransaction && isReplaced(known.openedFiles)) {
    if (!letGo(known, known.openedFiles)) return false;
  }
  // Of one that was removed the log stayed: it might have been put back.
  // The old log is open still, and no new one has its inode.
  for (const left of shared.lanterneLeft ?? [])
    if (left.openedFiles && isReplaced(left.openedFiles)) removeLogOf(left.openedFiles);
  return true;
}

/**
 * Lets go of a connection whose files are gone, so that the next one opens what stands there. What
 * its log holds goes into the database it belongs to first: laid beside another one, it would be
 * read into that. False where somebody still reads that log.
 */
function letGo(db: Db, opened: OpenedFiles): boolean {
  const [row] = db.$client.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  if (row?.busy !== 0) return false;
  if (shared.lanterneDb === db) shared.lanterneDb = undefined;
  shared.lanterneLeft ??= [];
  // SQLite removes the log at its path when it closes the last connection, which by now may be
  // another's: this one stays open, unused.
  if (isSameDatabase(opened)) db.$client.close();
  else shared.lanterneLeft.push(db);
  return true;
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

/**
 * Runs `work` in one immediate transaction: the write lock is taken first, so that what it read is
 * still true when it writes. `batch` is a name for its changes, which are one act. Throws
 * DatabaseGone, having written nothing, where the database or its log was removed or replaced:
 * SQLite would go on writing to files that nobody finds again.
 */
export function write<T>(db: Db, work: (tx: Tx, batch: string) => T): T {
  const opened = db.openedFiles;
  const after: (() => void)[] = [];
  const outer = shared.lanterneAfter;
  shared.lanterneAfter = after;
  try {
    const result = db.transaction(
      (tx) => {
        forgetUnsaved(db);
        const made = work(tx, randomUUID());
        if (opened && !isStanding(opened)) throw new DatabaseGone();
        saveJournal(db);
        return made;
      },
      { behavior: 'immediate' },
    );
    for (const then of after) then();
    return result;
  } catch (error) {
    if (opened && error instanceof DatabaseGone) letGo(db, opened);
    throw error;
  } finally {
    shared.lanterneAfter = outer;
  }
}

/**
 * Runs `work` when the transaction under way is written, and not at all if it is not; at once
 * outside of one.
 */
export function afterWrite(work: () => void): void {
  if (shared.lanterneAfter) shared.lanterneAfter.push(work);
  else work();
}

/**
 * Runs `work` on one state of the database, whatever others write meanwhile; they are not kept from
 * it. `work` writes nothing.
 */
export function read<T>(db: Db, work: (tx: Tx) => T): T {
  return db.transaction(work, { behavior: 'deferred' });
}

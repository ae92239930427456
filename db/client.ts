import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { dataFolderOf, makeFolder } from './data-folder.ts';
import { forgetUnsaved, keepJournal, saveJournal } from './journal.ts';

export type Db = BetterSQLite3Database & {
  $client: Database.Database;
  /** The files on which it was opened; absent in memory. */
  openedFiles?: OpenedFiles;
};
/**
 * The transaction that is passed to a callback. Everything inside is synchronous: an async callback
 * would not be rolled back.
 */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/**
 * Makes a value once per connection, also for its transactions. For prepared statements: preparing
 * one takes some thirty times as long as running it.
 */
export function perConnection<T>(make: (db: Db | Tx) => T): (db: Db | Tx) => T {
  const made = new WeakMap<object, T>();
  return (db) => {
    // Drizzle's types do not show that a connection and its transactions share a session.
    const { session } = db as unknown as { session: object };
    const one = made.get(session) ?? make(db);
    made.set(session, one);
    return one;
  };
}

/**
 * In milliseconds: how long a command or a test waits for another program that has locked the
 * database.
 */
export const BUSY_TIMEOUT = 5000;

/**
 * Without the schema: Drizzle would prepare for queries by its names (`db.query`), of which we make
 * none, and that takes as long as opening the database.
 */
const drizzled = (client: Database.Database): Db => drizzle(client, { casing: 'snake_case' });

/**
 * Opens `file`, or a copy in memory of the bytes of one, with the settings of every connection. If
 * the database is locked, a write waits `busyTimeout` milliseconds, and its whole process with it.
 * Throws what SQLite throws.
 */
export function openDatabase(file: string | Buffer, busyTimeout = BUSY_TIMEOUT): Db {
  const client = new Database(file);
  try {
    client.pragma(`busy_timeout = ${busyTimeout}`);
    client.pragma('journal_mode = WAL');
    // FULL: what was reported as « Enregistré » survives a power cut, not only a killed process.
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
  } catch (error) {
    // Closed at once: if left to the garbage collector, it would be closed at some later moment,
    // and SQLite removes the log of a file when it closes it.
    client.close();
    throw error;
  }
  const db: Db = drizzled(client);
  // SQLite opens the log at the first read, and only then can it be configured.
  client.pragma('schema_version');
  return client.memory ? db : Object.assign(db, { openedFiles: filesAt(client.name) });
}

/**
 * A new connection to an existing database: it reads what is on the disk now, not what an open
 * connection has cached. Throws what SQLite throws.
 */
export function openReadOnly(file: string): Db {
  return drizzled(new Database(file, { readonly: true, fileMustExist: true, timeout: 0 }));
}

/** The database file inside a data folder. */
export const databaseFile = (dataFolder: string) => join(dataFolder, 'lanterne.db');

// proxy.ts and the app are two module graphs, so whatever may exist only once is kept on
// globalThis.
const shared = globalThis as typeof globalThis & {
  lanterneDb?: Db;
  lanterneLeft?: Db[];
  lanterneAfter?: (() => void)[];
};

/**
 * The one connection of this process, opened at its first use, because a build imports this file
 * and must not open anything. It does not wait for locks, because all readers would wait with it;
 * `onceFree` waits for writes. If the database was replaced by another, its connection is closed
 * here.
 */
export function getDb(): Db {
  leaveReplaced();
  if (shared.lanterneDb?.$client.open) return shared.lanterneDb;
  const folder = dataFolderOf(process.env);
  const file = databaseFile(folder);
  // If the database was lost, a new empty one would look like an installation without festivals.
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
 * Closes the connection of this process if another database is in its place. Must be called before
 * the new one is opened anywhere else, for example by a thread: with the log of the old one beside
 * it, the new one would look damaged. False while somebody still reads the old one, whose log has
 * to stay.
 */
export function leaveReplaced(): boolean {
  const known = shared.lanterneDb;
  if (known?.openedFiles && !known.$client.inTransaction && isReplaced(known.openedFiles)) {
    if (!letGo(known, known.openedFiles)) return false;
  }
  // The log of a removed database was left, because the database might have been put back. It is
  // still open, so no new log can have its inode.
  for (const left of shared.lanterneLeft ?? [])
    if (left.openedFiles && isReplaced(left.openedFiles)) removeLogOf(left.openedFiles);
  return true;
}

/**
 * Closes a connection whose files are gone, so that the next one opens the files that are there.
 * First its log is written into its own database: beside another database, it would be read into
 * that. False while somebody still reads that log.
 */
function letGo(db: Db, opened: OpenedFiles): boolean {
  const [row] = db.$client.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  if (row?.busy !== 0) return false;
  if (shared.lanterneDb === db) shared.lanterneDb = undefined;
  shared.lanterneLeft ??= [];
  // When SQLite closes the last connection, it removes the log at that path, which may belong to
  // another database by now. So this one stays open, unused.
  if (isSameDatabase(opened)) db.$client.close();
  else shared.lanterneLeft.push(db);
  return true;
}

/** Whether another program has the write lock at this moment. */
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
 * still true when it writes. `batch` is a name for its changes, which count as one act. Throws
 * DatabaseGone, without writing, if the database or its log was removed or replaced: SQLite would
 * go on writing to files that nobody can find any more.
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
 * Runs `work` once the present transaction is saved, and not if it is rolled back; at once outside
 * a transaction.
 */
export function afterWrite(work: () => void): void {
  if (shared.lanterneAfter) shared.lanterneAfter.push(work);
  else work();
}

/**
 * Runs `work` on one state of the database, without blocking others that write. `work` must not
 * write.
 */
export function read<T>(db: Db, work: (tx: Tx) => T): T {
  return db.transaction(work, { behavior: 'deferred' });
}

/** The suffixes of the database, its log and the index of its log. */
const PARTS = ['', '-wal', '-shm'];

/** The files of a connection, by device and inode; null for one that did not exist. */
export type OpenedFiles = Readonly<{ file: string; ids: readonly (string | null)[] }>;

/**
 * The database is not the one that was opened: it was removed, or another is in its place. Anything
 * written there would be lost.
 */
export class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
  readonly code = 'DATABASE_GONE';
}

/** The files that are there now. */
export const filesAt = (file: string): OpenedFiles => ({ file, ids: PARTS.map((part) => idOf(file + part)) });

/**
 * Whether a connection still uses the files that are there. A part that did not exist when it was
 * opened may have been created since.
 */
export function isStanding({ file, ids }: OpenedFiles): boolean {
  return PARTS.every((part, index) => ids[index] === null || ids[index] === idOf(file + part));
}

/** Whether the database itself is still the same, whatever became of its log. */
const isSameDatabase = ({ file, ids: [id] }: OpenedFiles): boolean => id === idOf(file);

/** Whether another database is there now. */
const isReplaced = ({ file, ids: [id] }: OpenedFiles): boolean => ![id, null].includes(idOf(file));

/**
 * Removes the log of a database that was replaced, after its content was written into that
 * database. SQLite finds a log only by its name: it would read this one into the database that is
 * there now, and a program that still uses the old database would write the new one's log into the
 * old. A log that is not ours is left alone.
 */
function removeLogOf({ file, ids }: OpenedFiles): void {
  for (const [index, part] of PARTS.entries())
    if (index > 0 && ids[index] !== null && ids[index] === idOf(file + part)) rmSync(file + part);
}

function idOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : null;
}

import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BUSY_TIMEOUT, type Db, databaseFile, openDatabase } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import { migrateDatabase, standingSchemaState } from '#db/migrate.ts';
import { storageRefusal } from './refused-start.ts';

/** How many backups made before updates are kept. */
export const BACKUPS_KEPT = 10;

type PreparedDatabase =
  | { ok: true; isNew: boolean; backup: string | null }
  | { ok: false; reason: 'newer' }
  | { ok: false; reason: 'broken' | 'notUpdated'; message: string };

export const backupFolder = (dataFolder: string) => join(dataFolder, 'backups');

/**
 * Updates the database of a data folder to this program's schema: a missing one is created and
 * seeded, an older one is backed up and migrated, a newer one is refused without touching it, and
 * one whose migration fails stays as it was. `now` is an ISO instant, used for the name of the
 * backup. Throws errors of the disk.
 */
export async function prepareDatabase(
  dataFolder: string,
  now: string,
  seed: (db: Db) => void,
  busyTimeout = BUSY_TIMEOUT,
): Promise<PreparedDatabase> {
  const file = databaseFile(dataFolder);
  if (!existsSync(file)) {
    makeDatabase(file, seed);
    return { ok: true, isNew: true, backup: null };
  }
  let db: Db;
  try {
    db = openDatabase(file, busyTimeout);
  } catch (error) {
    return broken(error);
  }
  try {
    const state = standingSchemaState(db);
    if (state === 'newer') return { ok: false, reason: 'newer' };
    if (state === 'current') return { ok: true, isNew: false, backup: null };
    const backup = await backUp(db, dataFolder, now);
    try {
      migrateDatabase(db);
    } catch (error) {
      // The database is unchanged, so its backup is deleted: repeated failing starts must not pile
      // them up.
      rmSync(backup);
      return broken(error, 'notUpdated');
    }
    letOlderGo(backup);
    return { ok: true, isNew: false, backup };
  } catch (error) {
    return broken(error);
  } finally {
    db.$client.close();
  }
}

/**
 * A damaged database is reported; errors of the disk (full, or not writable) say nothing about the
 * database, and are thrown.
 */
function broken(error: unknown, reason: 'broken' | 'notUpdated' = 'broken'): PreparedDatabase {
  if (storageRefusal(error)) throw error;
  return { ok: false, reason, message: error instanceof Error ? error.message : String(error) };
}

// Created under another name and renamed when complete, so that an interrupted start leaves no
// half-seeded database.
function makeDatabase(file: string, seed: (db: Db) => void): void {
  const draft = `${file}.new`;
  for (const path of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(path, { force: true });
  const db = openDatabase(draft);
  try {
    migrateDatabase(db);
    seed(db);
    db.$client.pragma('wal_checkpoint(truncate)');
  } finally {
    db.$client.close();
  }
  renameSync(draft, file);
}

async function backUp(db: Db, dataFolder: string, now: string): Promise<string> {
  const folder = backupFolder(dataFolder);
  makeFolder(folder);
  const backup = join(folder, `lanterne-${now.replaceAll(':', '-').slice(0, 19)}.db`);
  const draft = `${backup}.part-${process.pid}`;
  try {
    await db.$client.backup(draft);
    renameSync(draft, backup);
  } finally {
    rmSync(draft, { force: true });
  }
  return backup;
}

/**
 * Keeps this backup and the last ones before it. Backups with a future date were made while the
 * clock was ahead, and are deleted first.
 */
function letOlderGo(backup: string): void {
  const folder = dirname(backup);
  const now = statSync(backup).mtimeMs;
  const others = readdirSync(folder)
    .filter((name) => /^lanterne-.*\.db$/.test(name) && name !== basename(backup))
    .map((name) => ({ path: join(folder, name), made: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => Number(a.made > now) - Number(b.made > now) || b.made - a.made || (a.path < b.path ? 1 : -1));
  for (const { path } of others.slice(BACKUPS_KEPT - 1)) rmSync(path);
}

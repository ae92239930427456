import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUSY_TIMEOUT, type Db, databaseFile, openDatabase } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import { migrateDatabase, schemaState } from '#db/migrate.ts';
import { storageRefusal } from './storage-refusal.ts';

/** How many backups made before an update are kept. */
export const BACKUPS_KEPT = 10;

export type PreparedDatabase =
  | { ok: true; isNew: boolean; backup: string | null }
  | { ok: false; reason: 'newer' }
  | { ok: false; reason: 'broken'; message: string };

export const backupFolder = (dataFolder: string) => join(dataFolder, 'backups');

/**
 * Brings the database of a data folder to this program's schema: a new one is made and seeded, an older one is backed up and
 * migrated, a newer one is refused untouched. `now` is an ISO instant, used for the name of the backup. Throws what the disk says.
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
    const state = schemaState(db);
    if (state === 'newer') return { ok: false, reason: 'newer' };
    if (state === 'current') return { ok: true, isNew: false, backup: null };
    const backup = await backUp(db, dataFolder, now);
    migrateDatabase(db);
    return { ok: true, isNew: false, backup };
  } catch (error) {
    return broken(error);
  } finally {
    db.$client.close();
  }
}

/** A database that is not one; a disk that is full or cannot be written says nothing about the database, and is thrown. */
function broken(error: unknown): PreparedDatabase {
  if (storageRefusal(error)) throw error;
  return { ok: false, reason: 'broken', message: error instanceof Error ? error.message : String(error) };
}

// Made beside and renamed when it is whole: a start that is killed half way leaves no half-seeded database.
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
  await db.$client.backup(backup);
  const older = readdirSync(folder)
    .filter((name) => /^lanterne-.*\.db$/.test(name))
    .sort()
    .slice(0, -BACKUPS_KEPT);
  for (const name of older) rmSync(join(folder, name));
  return backup;
}

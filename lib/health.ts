import { accessSync, constants, readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { desc } from 'drizzle-orm';
import { type Db, databaseFile, getDb, isStanding, openReadOnly } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';
import { schemaState, schemaVersion } from '#db/migrate.ts';
import { changes } from '#db/schema/index.ts';
import manifest from '../package.json' with { type: 'json' };
import { type Env, env } from './env.ts';
import { type DatabaseCheck, type Fault, isDamagedDatabase, lastCheck, lastFaults } from './faults.ts';

/*
 * What the server says about itself: to everybody at /api/health, and to an administrator on
 * « Santé ».
 */

type Health = {
  ok: boolean;
  version: string;
  schema: string;
  database: 'ready' | 'damaged' | 'older' | 'newer' | 'new' | 'unavailable';
  /** Whether saving would succeed; public pages can be read even if not. */
  writable: boolean;
};

/**
 * Whether this server can work: its version, the schema it knows, and how the database on the disk
 * compares with it. It opens the file anew, because the connection of the server could still answer
 * from memory when the file is damaged or gone. Never throws.
 */
export function health(open: () => Db = () => openReadOnly(databaseFile(dataFolderOf(process.env)))): Health {
  const known = { version: manifest.version, schema: schemaVersion(), writable: isWritable() };
  let db: Db | undefined;
  try {
    db = open();
    const state = isDamagedDatabase() ? 'damaged' : schemaState(db);
    return state === 'current' ? { ok: true, ...known, database: 'ready' } : { ok: false, ...known, database: state };
  } catch {
    return { ok: false, ...known, database: 'unavailable' };
  } finally {
    db?.$client.close();
  }
}

/** In bytes: what one save may write to the log. */
const LEAST_FREE = 5_000_000;

function isWritable(): boolean {
  const folder = dataFolderOf(process.env);
  try {
    for (const path of [folder, databaseFile(folder)]) accessSync(path, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const { openedFiles } = getDb();
    return bavail * bsize >= LEAST_FREE && openedFiles !== undefined && isStanding(openedFiles);
  } catch {
    return false;
  }
}

const DAY = 86_400_000;
/** In milliseconds: a clock that was set back by less is no matter. */
const SET_BACK = 3_600_000;

/**
 * When the last change was recorded, if that is later than this instant: the machine's clock is
 * behind, or was ahead. Null where nothing speaks against it.
 */
export function changedAfter(now: string, db: Db = getDb()): string | null {
  const last = db.select({ at: changes.at }).from(changes).orderBy(desc(changes.id)).limit(1).get();
  return last && Date.parse(last.at) > Date.parse(now) + SET_BACK ? last.at : null;
}

type Folders = Pick<Env, 'dataFolder' | 'backupFolder'>;

/** What whoever runs the server has to know about it. Sizes are in bytes, times are instants. */
type ServerState = Readonly<{
  startedAt: string;
  freeBytes: number;
  diskBytes: number;
  databaseBytes: number;
  /** The check of the database when the server started; null where it was not checked. */
  check: DatabaseCheck | null;
  isDamaged: boolean;
  /** When the newest backup was made, nightly or before an update; null when there is none. */
  lastBackupAt: string | null;
  /** The errors of the last day, the newest first. */
  faults: readonly Fault[];
}>;

/** The state of this server at this moment, an instant. */
export function serverState(now: string, { dataFolder, backupFolder }: Folders = env()): ServerState {
  const { bavail, blocks, bsize } = statfsSync(dataFolder);
  const file = databaseFile(dataFolder);
  const sizes = ['', '-wal'].map((end) => statSync(file + end, { throwIfNoEntry: false })?.size ?? 0);
  const dayAgo = new Date(Date.parse(now) - DAY).toISOString();
  return {
    startedAt: new Date(Date.parse(now) - process.uptime() * 1000).toISOString(),
    freeBytes: bavail * bsize,
    diskBytes: blocks * bsize,
    databaseBytes: sizes.reduce((sum, size) => sum + size, 0),
    check: lastCheck(),
    isDamaged: isDamagedDatabase(),
    lastBackupAt: [join(dataFolder, 'backups'), backupFolder].map(newestIn).sort().at(-1) || null,
    faults: lastFaults().filter(({ at }) => at > dayAgo),
  };
}

/**
 * When the newest backup in this folder was made, a file or a folder; '' when there is none. A
 * database that a restore replaced does not count, nor does an unfinished backup.
 */
function newestIn(folder: string): string {
  try {
    const names = readdirSync(folder).filter((name) => /^(?:lanterne|daily|weekly|monthly)-(?!.*\.part-)/.test(name));
    const times = names.map((name) => statSync(join(folder, name)).mtime.toISOString());
    return times.sort().at(-1) ?? '';
  } catch {
    return '';
  }
}

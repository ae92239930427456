import { accessSync, constants, statfsSync } from 'node:fs';
import { type Db, databaseFile, getDb, openReadOnly } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';
import { schemaState, schemaVersion } from '#db/migrate.ts';
import { isStanding } from '#db/standing.ts';
import manifest from '../package.json' with { type: 'json' };
import { isDamagedDatabase } from './faults.ts';

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

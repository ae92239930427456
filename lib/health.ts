import { type Db, databaseFile, openReadOnly } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';
import { schemaState, schemaVersion } from '#db/migrate.ts';
import manifest from '../package.json' with { type: 'json' };

export type Health = {
  ok: boolean;
  version: string;
  schema: string;
  database: 'ready' | 'older' | 'newer' | 'new' | 'unavailable';
};

/**
 * Whether this server can do its work: its version, the schema it knows, and how the database on the disk stands to it. The connection that
 * serves would still answer from memory when the file is damaged or gone. Never throws.
 */
export function health(open: () => Db = () => openReadOnly(databaseFile(dataFolderOf(process.env)))): Health {
  const known = { version: manifest.version, schema: schemaVersion() };
  let db: Db | undefined;
  try {
    db = open();
    const state = schemaState(db);
    return state === 'current' ? { ok: true, ...known, database: 'ready' } : { ok: false, ...known, database: state };
  } catch {
    return { ok: false, ...known, database: 'unavailable' };
  } finally {
    db?.$client.close();
  }
}

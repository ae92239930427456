import { type Db, getDb } from '../db/client.ts';
import { schemaState, schemaVersion } from '../db/migrate.ts';
import manifest from '../package.json' with { type: 'json' };

export type Health = {
  ok: boolean;
  version: string;
  schema: string;
  database: 'ready' | 'older' | 'newer' | 'new' | 'unavailable';
};

/** Whether this server can do its work: its version, the schema it knows, and how the database stands to it. Never throws. */
export function health(open: () => Db = getDb): Health {
  const known = { version: manifest.version, schema: schemaVersion() };
  try {
    const db = open();
    db.$client.prepare('select 1').get();
    const state = schemaState(db);
    return state === 'current' ? { ok: true, ...known, database: 'ready' } : { ok: false, ...known, database: state };
  } catch {
    return { ok: false, ...known, database: 'unavailable' };
  }
}

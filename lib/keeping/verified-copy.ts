import { rmSync } from 'node:fs';
import { openDatabase } from '#db/client.ts';
import { type SchemaState, schemaState } from '#db/migrate.ts';

/** What a database file is, once looked through. */
type Looked = { isWhole: boolean; state: SchemaState; problem: string };

/**
 * Looks a copy through and leaves it as one file, which nobody else has open. What is no database
 * is not whole.
 */
export function lookThrough(file: string): Looked {
  let db: ReturnType<typeof openDatabase> | undefined;
  try {
    db = openDatabase(file);
    const found = db.$client.pragma('integrity_check(3)', { simple: true });
    const state = schemaState(db);
    // A copy of a database in use says so in its head; one file alone is easier to keep.
    db.$client.pragma('journal_mode = delete');
    return { isWhole: found === 'ok', state, problem: found === 'ok' ? '' : String(found) };
  } catch (error) {
    return { isWhole: false, state: 'new', problem: error instanceof Error ? error.message : String(error) };
  } finally {
    db?.$client.close();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

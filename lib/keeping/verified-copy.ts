import { rmSync } from 'node:fs';
import { openDatabase } from '#db/client.ts';
import { type SchemaState, schemaState } from '#db/migrate.ts';

/** The result of checking a database file. */
type Looked = { isWhole: boolean; state: SchemaState; problem: string };

/**
 * Checks a copy and leaves it as a single file, not opened by anybody else. A file that is no
 * database is not whole.
 */
export function lookThrough(file: string): Looked {
  let db: ReturnType<typeof openDatabase> | undefined;
  try {
    db = openDatabase(file);
    const found = db.$client.pragma('integrity_check(3)', { simple: true });
    const state = schemaState(db);
    // The copy of a database in use is in WAL mode; without it, the copy is a single file.
    db.$client.pragma('journal_mode = delete');
    return { isWhole: found === 'ok', state, problem: found === 'ok' ? '' : String(found) };
  } catch (error) {
    return { isWhole: false, state: 'new', problem: error instanceof Error ? error.message : String(error) };
  } finally {
    db?.$client.close();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}

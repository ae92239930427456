import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '#db/data-folder.ts';

/** Who holds a data folder. `since` is an ISO instant. */
type LockHolder = { pid: number; host: string; port: number; since: string };

type ServerLock = { release: () => void };

/**
 * Takes the data folder for one server. The lock is an open exclusive transaction on
 * `server.lock.db`, so the system frees it whatever way the process ends, `kill -9` included;
 * `server.lock.json` beside it only says who holds it.
 *
 * Answers the holder (null when it left no name) instead of a lock when another server is there.
 * Throws what the file system says.
 */
export function takeServerLock(
  dataFolder: string,
  me: LockHolder,
): { ok: true; lock: ServerLock } | { ok: false; holder: LockHolder | null } {
  makeFolder(dataFolder);
  const name = join(dataFolder, 'server.lock.json');
  const file = join(dataFolder, 'server.lock.db');
  // SQLite gives its journal the same mode: a start would say after each restore that others could
  // read them. One that is there is left closed: whoever closes a file drops the locks its process
  // has on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const client = new Database(file, { timeout: 0 });
  try {
    client.exec('begin exclusive');
  } catch (error) {
    client.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    return { ok: false, holder: readHolder(name) };
  }
  writeFileSync(name, JSON.stringify(me), { mode: 0o600 });
  return {
    ok: true,
    lock: {
      release: () => {
        rmSync(name, { force: true });
        client.close();
      },
    },
  };
}

export const thisProcess = (port: number, since: string): LockHolder => ({
  pid: process.pid,
  host: hostname(),
  port,
  since,
});

function readHolder(file: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
    return typeof holder.pid === 'number' ? holder : null;
  } catch {
    return null;
  }
}

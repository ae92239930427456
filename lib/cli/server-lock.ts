import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import type { Env } from '#lib/env.ts';
import { now } from '#lib/time/clock.ts';
import { RefusedStart, storageRefusal } from './refused-start.ts';
import { terminalWords } from './words.ts';

/** The process that holds a data folder. `since` is an ISO instant. */
type LockHolder = { pid: number; host: string; port: number; since: string };

type ServerLock = { release: () => void };

/**
 * Takes the data folder for one server. The lock is an open exclusive transaction on
 * `server.lock.db`, so that the system frees it however the process ends, even by `kill -9`.
 * `server.lock.json` beside it only says who holds it.
 * If another server holds the lock, answers that holder, or null when it left no name. Throws the
 * errors of the file system.
 */
export function takeServerLock(
  dataFolder: string,
  me: LockHolder,
): { ok: true; lock: ServerLock } | { ok: false; holder: LockHolder | null } {
  makeFolder(dataFolder);
  const name = join(dataFolder, 'server.lock.json');
  const file = join(dataFolder, 'server.lock.db');
  // The file is created with this mode because SQLite gives its journal the same one; otherwise a
  // start after each restore would warn that others can read them. An existing file is not opened
  // here, because closing it would drop the locks this process has on it.
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

/**
 * The other account that the data belong to, for the sentence that refuses root; null for any other
 * process. Files that root writes there (a backup, the secret, the log of the database) could not
 * be read or deleted by that account.
 */
export function ownerRefusingRoot(dataFolder: string): { isNamed: string; account: string; group: string } | null {
  const there = [databaseFile(dataFolder), dataFolder].find((path) => existsSync(path));
  if (process.getuid?.() !== 0 || !there) return null;
  const { uid, gid } = statSync(there);
  if (uid === 0) return null;
  const name = accountName(uid);
  return { isNamed: String(name !== null), account: name ?? String(uid), group: String(gid) };
}

/** The name of an account of this machine; null where it has only a number, as in a container. */
function accountName(uid: number): string | null {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines.map((line) => line.split(':')).find(([, , id]) => id === String(uid))?.[0] ?? null;
}

/**
 * Takes the data folder until this process ends. Throws a RefusedStart that names the server which
 * holds it, or says why it cannot be used.
 */
export function holdDataFolder({ dataFolder, port }: Env): void {
  const say = terminalWords();
  const owner = ownerRefusingRoot(dataFolder);
  if (owner) throw new RefusedStart(say('otherAccount', { folder: dataFolder, ...owner }));
  let taken: ReturnType<typeof takeServerLock>;
  try {
    taken = takeServerLock(dataFolder, thisProcess(port, now()));
  } catch (error) {
    const { code, reason } = storageRefusal(error) ?? { code: 'dataUnusable', reason: String(error) };
    throw new RefusedStart(say(code, { folder: dataFolder, reason }));
  }
  if (taken.ok) {
    const { lock } = taken;
    process.once('exit', () => lock.release());
    return;
  }
  const { holder } = taken;
  if (!holder) throw new RefusedStart(say('lockedByUnknown', { folder: dataFolder }));
  throw new RefusedStart(
    say('locked', {
      folder: dataFolder,
      pid: String(holder.pid),
      host: holder.host,
      port: String(holder.port),
      since: holder.since,
    }),
  );
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

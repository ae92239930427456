import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { keepJournal } from '#db/journal.ts';
import { schemaState } from '#db/migrate.ts';
import { Refused } from './command.ts';
import type { CliSay } from './words.ts';

/**
 * Opens the database of a data folder, beside a server that may be running. Throws Refused where
 * there is none, or where another version of Lanterne made it: only a start updates it, after a
 * backup.
 */
export function openData(dataFolder: string, say: CliSay): Db {
  const file = databaseFile(dataFolder);
  // Opening it would create one.
  if (!existsSync(file)) throw new Refused('noData', say('resetNoData', { folder: dataFolder }));
  const db = openDatabase(file);
  if (schemaState(db) === 'current') {
    keepJournal(db, dataFolder);
    return db;
  }
  db.$client.close();
  throw new Refused('otherVersion', say('resetOtherVersion', { folder: dataFolder }));
}

/**
 * Throws Refused where root uses the data of another account: files that root writes there (a
 * backup, the log of the database) could not be read or deleted by the server's account.
 */
export function refuseRoot(dataFolder: string, say: CliSay): void {
  const stats = [databaseFile(dataFolder), dataFolder].map((path) => statSync(path, { throwIfNoEntry: false }));
  const { uid, gid } = stats.find((stat) => stat !== undefined) ?? { uid: 0, gid: 0 };
  if (process.getuid?.() !== 0 || uid === 0) return;
  const name = accountName(uid);
  const values = { isNamed: String(name !== null), account: name ?? String(uid), group: String(gid) };
  throw new Refused('otherAccount', say('otherAccount', { folder: dataFolder, ...values }));
}

/** The name of an account of this machine; null where it has only a number, as in a container. */
function accountName(uid: number): string | null {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines.map((line) => line.split(':')).find(([, , id]) => id === String(uid))?.[0] ?? null;
}

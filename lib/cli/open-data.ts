import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { keepJournal } from '#db/journal.ts';
import { schemaState } from '#db/migrate.ts';
import { Refused } from './command.ts';
import type { CliSay } from './words.ts';

/**
 * The database of a data folder, beside a server that may be running. Throws Refused where there is
 * none, or another version of Lanterne made it: only a start brings one up to date, after a backup.
 */
export function openData(dataFolder: string, say: CliSay): Db {
  const file = databaseFile(dataFolder);
  // Opening would make one.
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
 * Throws Refused where root works on the data of another account: what root writes there (a backup,
 * the log of the database) that account, which serves, could neither read nor delete.
 */
export function refuseRoot(dataFolder: string, say: CliSay): void {
  const stats = [databaseFile(dataFolder), dataFolder].map((path) => statSync(path, { throwIfNoEntry: false }));
  const { uid, gid } = stats.find((stat) => stat !== undefined) ?? { uid: 0, gid: 0 };
  if (process.getuid?.() !== 0 || uid === 0) return;
  const name = accountName(uid);
  const values = { isNamed: String(name !== null), account: name ?? String(uid), group: String(gid) };
  throw new Refused('otherAccount', say('otherAccount', { folder: dataFolder, ...values }));
}

/** The name of an account of this machine; null where it has a number alone, as in a container. */
function accountName(uid: number): string | null {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines.map((line) => line.split(':')).find(([, , id]) => id === String(uid))?.[0] ?? null;
}

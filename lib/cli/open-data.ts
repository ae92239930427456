import { existsSync } from 'node:fs';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { keepJournal } from '#db/journal.ts';
import { schemaState } from '#db/migrate.ts';
import { Refused } from './command.ts';
import type { CliSay } from './words.ts';

/**
 * The database of a data folder, beside a server that may be running. Throws Refused where there is none, or another version of Lanterne made it: only a start brings one up to
 * date, after a backup.
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

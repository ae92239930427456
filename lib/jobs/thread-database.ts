import { type Db, databaseFile, openDatabase, openReadOnly, read } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';
import { filesAt, isStanding, type OpenedFiles } from '#db/standing.ts';

let reading: { db: Db; files: OpenedFiles } | undefined;
let writing: Db | undefined;

const file = () => databaseFile(dataFolderOf(process.env));

/**
 * Runs `work` on one state of the database, by the one connection of this thread that cannot write.
 * It reads what lies there now, also where that was replaced.
 */
export function onOneState<T>(work: (db: Db) => T): T {
  if (reading && !isStanding(reading.files)) {
    reading.db.$client.close();
    reading = undefined;
  }
  reading ??= { files: filesAt(file()), db: openReadOnly(file()) };
  const { db } = reading;
  return read(db, () => work(db));
}

/** The one connection of this thread that writes: it waits for others as long as a command does. */
export function writingDatabase(): Db {
  // One whose database was removed or replaced was let go when it was to be written to.
  if (writing?.$client.open && writing.openedFiles && isStanding(writing.openedFiles)) return writing;
  writing = openDatabase(file());
  // Kilobytes: with less, what one transaction writes is put aside and fetched again all the time.
  writing.$client.pragma('cache_size = -32768');
  return writing;
}

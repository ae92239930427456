import {
  type Db,
  databaseFile,
  filesAt,
  isStanding,
  type OpenedFiles,
  openDatabase,
  openReadOnly,
  read,
} from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';

let reading: { db: Db; files: OpenedFiles } | undefined;
let writing: Db | undefined;

const file = () => databaseFile(dataFolderOf(process.env));

/**
 * Runs `work` on one state of the database, with this thread's connection that cannot write. It
 * always reads the present file, even if the database was replaced.
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

/** This thread's connection for writing; it waits for a lock as long as a command does. */
export function writingDatabase(): Db {
  // A connection whose database was removed or replaced was closed when something was to be written
  // to it.
  if (writing?.$client.open && writing.openedFiles && isStanding(writing.openedFiles)) return writing;
  writing = openDatabase(file());
  // In kilobytes: with a smaller cache, the pages of a large transaction would be written out and
  // read again all the time.
  writing.$client.pragma('cache_size = -32768');
  return writing;
}

import { type Db, databaseFile, openReadOnly, read } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';

let opened: Db | undefined;

/** Runs `work` on one state of the database, by the one connection of this thread, which cannot write. */
export function onOneState<T>(work: (db: Db) => T): T {
  opened ??= openReadOnly(databaseFile(dataFolderOf(process.env)));
  const db = opened;
  return read(db, () => work(db));
}

import { resolve } from 'node:path';

/** Where the database, the files and the secret lie: `LANTERNE_DATA`, else `./data`, as an absolute path. */
export function dataFolderOf(source: Readonly<Record<string, string | undefined>>): string {
  return resolve(/* turbopackIgnore: true */ source.LANTERNE_DATA || './data');
}

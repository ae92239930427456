import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the database, the files and the secret lie: `LANTERNE_DATA`, else `./data`, as an absolute path. */
export function dataFolderOf(source: Readonly<Record<string, string | undefined>>): string {
  return resolve(/* turbopackIgnore: true */ source.LANTERNE_DATA || './data');
}

/** Makes a folder of Lanterne's own unless it is there; one that is made is for its owner alone: addresses, backups and uploads lie in it. */
export const makeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
};

/** Makes a folder unless it is there. Answers what keeps this process from writing into it; null where nothing does. */
export function writeProblem(folder: string): string | null {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

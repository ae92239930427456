import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Where the database, the files and the secret lie: `LANTERNE_DATA`, else `./data`, as an absolute
 * path.
 */
export function dataFolderOf(source: Readonly<Record<string, string | undefined>>): string {
  return resolve(/* turbopackIgnore: true */ source.LANTERNE_DATA || './data');
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Makes a folder of Lanterne's own unless it is there; one that is made is for its owner alone:
 * addresses, backups and uploads lie in it. Step by step: asked for all of it at once Node tries
 * for ever where the system knows no such place, as below a disk of the network that is away.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Somebody else made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

/**
 * Makes a folder unless it is there. Answers what keeps this process from writing into it; null
 * where nothing does.
 */
export function writeProblem(folder: string): string | null {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The folder of the database, the files and the secret: `LANTERNE_DATA`, else `./data`, as an
 * absolute path.
 */
export function dataFolderOf(source: Readonly<Record<string, string | undefined>>): string {
  return resolve(/* turbopackIgnore: true */ source.LANTERNE_DATA || './data');
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Creates a folder of Lanterne's own if it does not exist, accessible only to its owner, because it
 * contains addresses, backups and uploads. Created step by step: asked to create all of it at once,
 * Node tries for ever where the system cannot find the place, for example on a network disk that is
 * not connected.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Somebody else has created it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

/**
 * Creates a folder if it does not exist. Returns the error that keeps this process from writing
 * into it; null when there is none.
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

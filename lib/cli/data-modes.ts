import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The permissions of group and others, and the bit of shared folders. */
const OTHERS = 0o077;
const SHARED = 0o1000;

/**
 * What other accounts of the machine could read, by path: what was closed, and what could not be.
 */
type Modes = { mended: string[]; open: string[] };

/**
 * Makes a data folder and its files accessible only to the owner, because they contain addresses,
 * allergies and the key of the sessions. A shared folder (`/tmp`) is left as it is. Throws where
 * the folder cannot be read.
 */
export function closeToOthers(folder: string): Modes {
  const modes: Modes = { mended: [], open: [] };
  // Windows has no such permissions.
  if (!process.getuid) return modes;
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat || stat.isSymbolicLink() || (stat.mode & OTHERS) === 0) continue;
    if (stat.mode & SHARED) return { ...modes, open: [folder] };
    try {
      chmodSync(path, stat.mode & ~OTHERS & 0o777);
      modes.mended.push(path);
    } catch {
      modes.open.push(path);
    }
  }
  return modes;
}

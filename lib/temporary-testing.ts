import { mkdtempSync, statfsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** In bytes: nearly ten times what a whole run makes. */
const ENOUGH = 4e9;

/**
 * Memory for Vitest if there is much of it: a database that is written to does not wait for a disk
 * there. Journeys also run an installed app from their folder, which memory may refuse.
 */
function whereToPut(): string {
  if (!process.env.VITEST) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize < ENOUGH ? tmpdir() : MEMORY;
  } catch {
    return tmpdir();
  }
}

/**
 * For a run of tests: whatever its processes make in the folder of temporary files from now on
 * stands in one folder, below TMPDIR if that is set. Answers what removes it, at the end of the
 * run; throws when something of it cannot be removed. With KEEP_DATA=1 it stays, and is named.
 * Removing takes seconds on a busy disk: Vitest must hear meanwhile that its workers have stopped.
 */
export default function temporaryFolder(): () => Promise<void> {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(before ?? whereToPut(), 'lanterne-tests-'));
  process.env.TMPDIR = folder;
  return async () => {
    // Vitest that watches begins again in the same process.
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    if (process.env.KEEP_DATA) console.log(`Kept: ${folder}`);
    // What a server has started may write for some moments after it was killed.
    else await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}

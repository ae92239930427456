import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * For a run of tests: whatever its processes make in the folder of temporary files from now on
 * stands in one folder. Answers what removes it, at the end of the run; throws when something of it
 * cannot be removed. With KEEP_DATA=1 it stays, and is named. Removing takes seconds on a busy
 * disk: Vitest must hear meanwhile that its workers have stopped.
 */
export default function temporaryFolder(): () => Promise<void> {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-tests-'));
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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * For a run of tests: whatever its processes make in the folder of temporary files from now on
 * stands in one folder. Answers what removes it, at the end of the run; throws when something of it
 * cannot be removed. With KEEP_DATA=1 it stays, and is named.
 */
export default function temporaryFolder(): () => void {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-tests-'));
  process.env.TMPDIR = folder;
  return () => {
    // Vitest that watches begins again in the same process.
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    if (process.env.KEEP_DATA) console.log(`Kept: ${folder}`);
    // What a server has started may write for some moments after it was killed.
    else rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let read: string | undefined;

/**
 * The id of the build this server runs: another build may write the same release in other bytes.
 */
export function buildId(): string {
  // Neither `next dev` nor a test is of a build, whether there is one or one is being made.
  if (process.env.NODE_ENV !== 'production') return 'development';
  if (read !== undefined) return read;
  try {
    read = readFileSync(join(process.cwd(), '.next', 'BUILD_ID'), 'utf8').trim();
  } catch {
    // There is none yet while it is built.
    read = 'development';
  }
  return read;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let read: string | undefined;

/**
 * The id of the build this server runs: another build may write the same release in other bytes.
 */
export function buildId(): string {
  if (read !== undefined) return read;
  try {
    read = readFileSync(join(process.cwd(), '.next', 'BUILD_ID'), 'utf8').trim();
  } catch {
    // `next dev` has none.
    read = 'development';
  }
  return read;
}

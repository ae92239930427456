import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * At the top of a script it has a browser compile all functions in it at once, in a thread of its
 * own, and keep them for the next visit (Chromium from 136 on,
 * https://v8.dev/blog/explicit-compile-hints); others pass over it. The scripts of a build hand
 * over functions that run once all are there. Without it each would be compiled when it is first
 * called, on every visit, since a browser keeps what was compiled by the end of the script itself.
 */
export const HINT = '//# allFunctionsCalledOnLoad\n';

/** Puts the hint at the top of the scripts of a build. */
export function hintScripts(root: string): void {
  const folder = join(root, '.next', 'static', 'chunks');
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, name);
    const script = readFileSync(file, 'utf8');
    if (!script.startsWith(HINT)) writeFileSync(file, HINT + script);
  }
}

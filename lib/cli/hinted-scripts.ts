import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * At the top of a script, this tells a browser to compile all functions in it at once, in a
 * separate thread, and to cache them for the next visit (Chromium from 136 on,
 * https://v8.dev/blog/explicit-compile-hints); others ignore it. The scripts of a build define
 * functions that run once all scripts are loaded. Without the hint, each would be compiled when it
 * is first called, on every visit, because browsers only cache what was compiled when the script
 * itself ended.
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

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Given, Refused } from './command.ts';

/**
 * The file that the first word of a command names, or the one in a folder of that name, as a whole
 * path. Throws Refused where there is none.
 */
export function givenFile({ positionals, say }: Given, inFolder = (folder: string) => folder): string {
  const named = resolve(positionals[0] ?? '');
  const file = statSync(named, { throwIfNoEntry: false })?.isDirectory() ? inFolder(named) : named;
  if (!existsSync(file) || statSync(file).isDirectory()) throw new Refused('noFile', say('noFile', { file }));
  return file;
}

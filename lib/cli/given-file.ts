import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Given, Refused } from './command.ts';

/** The file that the first word of a command names, as a whole path. Throws Refused where there is none. */
export function givenFile({ positionals, say }: Given): string {
  const file = resolve(positionals[0] ?? '');
  if (!existsSync(file) || statSync(file).isDirectory()) throw new Refused('noFile', say('noFile', { file }));
  return file;
}

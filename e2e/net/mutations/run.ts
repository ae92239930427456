import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Mutation, mutations } from './list.ts';

/*
 * `npm run mutations -- [GROUP or part of a file …]`: makes each change of `list.ts` in turn, runs its tests until one fails, and puts
 * the file back. Exit codes: 0 every mutation died, 1 one survived, 2 one cannot be made. Nothing else may change these files meanwhile.
 */

const root = resolve(import.meta.dirname, '../../..');

function failsBy(test: string): boolean {
  const args = ['vitest', 'run', test, '--bail', '1', '--reporter', 'dot'];
  const { status } = spawnSync('npx', args, { cwd: root, stdio: 'ignore' });
  return status !== 0;
}

/** Which test failed by it, null when all passed; what is wrong with its description as text. */
function killedBy({ file, find, replace, tests }: Mutation): { test: string | null } | { wrong: string } {
  const path = resolve(root, file);
  const missing = [file, ...tests].find((one) => !existsSync(resolve(root, one)));
  if (missing) return { wrong: `${missing} is not there` };
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) return { wrong: `what it replaces stands ${text.split(find).length - 1} times` };
  const restore = () => writeFileSync(path, text);
  const stop = () => {
    restore();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
    return { test: tests.find(failsBy) ?? null };
  } finally {
    restore();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

const asked = process.argv.slice(2);
let code = 0;
for (const [group, list] of Object.entries(mutations))
  for (const mutation of list) {
    if (asked.length > 0 && !asked.some((part) => part === group || mutation.file.includes(part))) continue;
    const { file, find } = mutation;
    const began = performance.now();
    const result = killedBy(mutation);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    const what = `${group}: ${file}: ${find.split('\n')[0]}`;
    if ('wrong' in result) {
      console.log(`cannot be made  ${what} (${result.wrong})`);
      code = 2;
    } else if (result.test === null) {
      console.log(`SURVIVED        ${what} (${seconds} s)`);
      code = Math.max(code, 1);
    } else console.log(`died in ${seconds} s     ${what}`);
  }
process.exitCode = code;

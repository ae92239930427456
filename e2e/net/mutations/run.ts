import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';
import { type Mutation, mutations } from './list.ts';

/*
 * `npm run mutations -- [GROUP or part of a file …]`: makes each change of `list.ts` in turn, runs
 * its tests until one fails, and restores the file. Exit codes: 0 if each change makes a test fail,
 * 1 if one makes none fail, 2 if a change cannot be made. Nothing else may change these files
 * meanwhile.
 */

const root = resolve(import.meta.dirname, '../../..');

// One runner for all: starting it takes longer than most of these tests. Each file runs in a
// process of its own, which loads every module anew.
const own = { watch: false, isolate: true, maxWorkers: 1, reporters: [{}] };
const vitest = await createVitest('test', { root, ...own });
// It only knows the project of a file after it has looked for all.
await vitest.globTestSpecifications();

async function failsBy(test: string): Promise<boolean> {
  const path = resolve(root, test);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(vitest.getModuleSpecifications(path));
  // The results of earlier runs are reported again.
  const module = testModules.find(({ moduleId }) => moduleId === path);
  if (!module) throw new Error(`No test ran of ${test}.`);
  return unhandledErrors.length > 0 || !module.ok();
}

/**
 * The name of the test that failed, null when all passed; what is wrong with the mutation, as text.
 */
async function killedBy({
  file,
  find,
  replace,
  tests,
}: Mutation): Promise<{ test: string | null } | { wrong: string }> {
  const path = resolve(root, file);
  const missing = [file, ...tests].find((one) => !existsSync(resolve(root, one)));
  if (missing) return { wrong: `${missing} is not there` };
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) return { wrong: `what it replaces stands ${text.split(find).length - 1} times` };
  const put = (content: string) => {
    writeFileSync(path, content);
    vitest.invalidateFile(path);
  };
  const stop = () => {
    put(text);
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    put(text.replace(find, () => replace));
    for (const test of tests) if (await failsBy(test)) return { test };
    return { test: null };
  } finally {
    put(text);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

const asked = process.argv.slice(2);
const chosen = Object.entries(mutations).flatMap(([group, list]) =>
  list
    .filter(({ file }) => asked.length === 0 || asked.some((part) => part === group || file.includes(part)))
    .map((mutation) => ({ group, mutation })),
);
// Tests that fail without a mutation would seem to find every one.
const untouched = new Set<string>();
for (const test of new Set(chosen.flatMap(({ mutation }) => mutation.tests)))
  if (existsSync(resolve(root, test)) && (await failsBy(test))) untouched.add(test);
let code = 0;
for (const test of untouched) {
  console.log(`fails as it is  ${test}`);
  code = 2;
}
for (const { group, mutation } of chosen) {
  const what = `${group}: ${mutation.file}: ${mutation.find.split('\n')[0]}`;
  const result = await killedBy(mutation);
  if ('wrong' in result) {
    console.log(`cannot be made  ${what} (${result.wrong})`);
    code = 2;
  } else if (result.test === null) {
    console.log(`SURVIVED        ${what}`);
    code = Math.max(code, 1);
  } else console.log(`died            ${what}`);
}
await vitest.close();
process.exit(code);

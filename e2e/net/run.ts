import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '#lib/cli/build.ts';
import { SECRET, startLanterne } from '../server.ts';
import { textOfActs } from './acts.ts';
import { compareFolders } from './compare.ts';
import { AT, type Made, prepare } from './prepare.ts';
import { maskOf, SITE } from './read.ts';
import { RANDOM } from './tables.ts';
import { compareTimes, readTimes, timesOfPlaywright, timesOfVitest, writeTimes } from './times.ts';
import { readList, walkAll } from './walk.ts';

/*
 * `npm run net -- keep FOLDER` keeps this commit's answers; `npm run net -- compare FOLDER` shows
 * how the present commit's answers differ. Exit codes: 0 the same, 1 different, 2 wrong arguments.
 */

const root = resolve(import.meta.dirname, '../..');
const say = (text: string) => process.stderr.write(`${text}\n`);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    into: { type: 'string' },
    vitest: { type: 'string', multiple: true, default: [] },
    playwright: { type: 'string', multiple: true, default: [] },
  },
});
const [command, given] = positionals;
if ((command !== 'keep' && command !== 'compare') || given === undefined) {
  say('npm run net -- keep|compare FOLDER [--into FOLDER] [--vitest REPORT] [--playwright REPORT]');
  process.exit(2);
}
const kept = resolve(given);

/**
 * The texts of a commit, written below `folder`: what its acts write, and its answers about the
 * data of `from`.
 */
async function keepTexts(folder: string, from: string, made: Made, tables: string): Promise<void> {
  mkdirSync(join(folder, 'texts'), { recursive: true });
  writeFileSync(join(folder, 'texts', 'made.txt'), tables.replace(RANDOM, '…'));
  writeFileSync(join(folder, 'texts', 'acts.txt'), textOfActs());
  if ((await ensureBuilt(root, () => say('Building…'))) !== 0) throw new Error('The build failed.');
  // Not in the system's folder for temporary files, as a run takes longer than some systems keep
  // them.
  const dataFolder = join(folder, 'asked-data');
  cpSync(from, dataFolder, { recursive: true });
  const mask = maskOf(made.known, root);
  const answers = join(folder, 'texts', 'answers');
  let count = await withServer(dataFolder, AT, (url) => walkAll(url, made, mask, answers, say));
  for (const { at, addresses } of made.later)
    count += await withServer(dataFolder, at, (url) =>
      readList(url, addresses, mask, answers, `at-${at.slice(0, 13)}`),
    );
  rmSync(dataFolder, { recursive: true, force: true });
  say(`${count} answers in ${folder}`);
}

/** Starts the built app on this data folder with its clock at this instant, and asks it. */
async function withServer<T>(dataFolder: string, at: string, work: (url: string) => Promise<T>): Promise<T> {
  const server = await startLanterne({
    dataFolder,
    env: {
      LANTERNE_SECRET: SECRET,
      LANTERNE_URL: SITE,
      NET_CLOCK: String(Date.parse(at)),
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'fixed.mjs')}`,
    },
  });
  try {
    return await work(`http://127.0.0.1:${server.port}`);
  } finally {
    await server.stop();
  }
}

const report = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const times = [
  ...values.vitest.flatMap((path) => timesOfVitest(report(path), root)),
  ...values.playwright.flatMap((path) => timesOfPlaywright(report(path))),
];

const { folder: prepared, made, tables } = await prepare();
if (command === 'keep') {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  cpSync(prepared, join(kept, 'data'), { recursive: true });
  writeFileSync(join(kept, 'asked.json'), JSON.stringify(made, null, 1));
  await keepTexts(kept, prepared, made, tables);
  if (times.length > 0) writeFileSync(join(kept, 'times.tsv'), writeTimes(times));
} else {
  const after = values.into ? resolve(values.into) : mkdtempSync(join(tmpdir(), 'lanterne-net-after-'));
  const asked = JSON.parse(readFileSync(join(kept, 'asked.json'), 'utf8')) as Made;
  await keepTexts(after, join(kept, 'data'), asked, tables);
  const timesBefore = join(kept, 'times.tsv');
  if (times.length > 0) {
    writeFileSync(join(after, 'times.tsv'), writeTimes(times));
    if (existsSync(timesBefore)) console.log(`${compareTimes(readTimes(readFileSync(timesBefore, 'utf8')), times)}\n`);
  }
  const { report: differences, files } = compareFolders(join(kept, 'texts'), join(after, 'texts'));
  console.log(files === 0 ? 'The same everywhere.' : `${differences}\n\n${files} files differ; they lie in ${after}.`);
  process.exitCode = files === 0 ? 0 : 1;
}
rmSync(prepared, { recursive: true, force: true });

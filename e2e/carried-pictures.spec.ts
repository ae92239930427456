import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { sha256Of } from '#db/sha256.ts';
import { makeFestival } from '#db/testing.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { dataFolderWith, makeAdministrator, publish } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { addPhotographs, noise, type Photograph } from './photographs.ts';
import { BEFORE, clockAt } from './server.ts';

/**
 * How much memory a festival with many pictures needs to move to another installation. Needs no
 * browser.
 */

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const SLUG = 'pictured';
/** Small pictures on the site. */
const SMALL = 60;
/**
 * Pictures only for the desk, which are never drawn. Each has at least so many bytes that reading a
 * whole archive into memory would show.
 */
const [HEAVY, HEAVY_BYTES] = [12, 14_000_000];
/** In kilobytes: how much more memory a program may use than for a file without pictures. */
const MOST_MORE = 150_000;

/** Photographs that cannot be compressed, all different. */
async function photographs(count: number, width: number, height: number, quality: number): Promise<Photograph[]> {
  const made: Photograph[] = [];
  while (made.length < count) made.push({ width, height, bytes: await noise(width, height, quality) });
  return made;
}

/** Runs `lanterne …` on this data folder; returns the most memory it used, in kilobytes. */
async function lanterne(dataFolder: string, ...words: string[]): Promise<number> {
  const peak = join(mkdtempSync(join(tmpdir(), 'lanterne-peak-')), 'kilobytes');
  const tell = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;
  const { NODE_OPTIONS } = clockAt(BEFORE);
  const env = {
    ...process.env,
    ...clockAt(BEFORE),
    LANG: 'fr_FR.UTF-8',
    LANTERNE_DATA: dataFolder,
    LANTERNE_URL: 'http://installation.invalid',
    NODE_OPTIONS: `${NODE_OPTIONS} --import=data:text/javascript,${encodeURIComponent(tell)}`,
  };
  await run(process.execPath, ['--import', 'tsx', 'lib/cli/lanterne.ts', ...words], { cwd: root, env });
  return Number(readFileSync(peak, 'utf8'));
}

test('a festival with many pictures moves to another installation by its file, with little memory', async () => {
  const small = await photographs(SMALL, 48, 32, 80);
  // Drawn once; bytes appended after its end make each a different picture.
  const [drawn] = (await photographs(1, 2600, 2000, 100)) as [Photograph];
  const heavy = Array.from({ length: HEAVY }, (_, at) => ({
    ...drawn,
    bytes: Buffer.concat([drawn.bytes, Buffer.of(at)]),
  }));
  const empty = mkdtempSync(join(tmpdir(), 'lanterne-pictured-'));
  const dataFolder = dataFolderWith((db) => {
    const { festivalId } = makeFestival(db, { events: 60, rooms: 3, days: 4, seed: 2, slug: SLUG });
    addPhotographs(db, empty, festivalId, small, true);
    addPhotographs(db, empty, festivalId, heavy, false);
    publish(db, makeAdministrator(db), SLUG);
  }, empty);

  const folder = mkdtempSync(join(tmpdir(), 'lanterne-carried-'));
  const [plain, archive] = [join(folder, 'plain.lanterne.json.gz'), join(folder, 'with.lanterne.tar')];
  const asked = ['export', '--festival', SLUG];
  const bare = await lanterne(dataFolder, ...asked, plain);
  const out = await lanterne(dataFolder, ...asked, '--pictures', 'originals', archive);
  expect(statSync(archive).size).toBeGreaterThan(HEAVY * HEAVY_BYTES);
  const there = dataFolderWith(makeAdministrator);
  const came = await lanterne(there, 'import', archive);
  expect(Math.max(out, came) - bare, `${[bare, out, came]} kB`).toBeLessThan(MOST_MORE);
  for (const { bytes } of [...small, ...heavy])
    expect(readFileSync(originalFile(there, sha256Of(bytes), 'jpeg')).equals(bytes)).toBe(true);
});

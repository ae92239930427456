import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeFestival } from '#db/testing.ts';
import { picturePath } from '#lib/i18n/paths.ts';
import { makeBackup } from '#lib/keeping/backups.ts';
import { SENT_FORMATS, sentName, widthsOf } from '#lib/pictures/sizes.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { dataFolderWith, makeAdministrator, publish } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { addPhotographs, noise, type Photograph } from './photographs.ts';
import { BEFORE, clockAt, serveBefore } from './server.ts';

/**
 * A festival with many pictures is moved to another installation and restored from a backup. Needs
 * no browser.
 */

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const SLUG = 'pictured';
const PUBLISHED = 60;
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

const installation = () => dataFolderWith(makeAdministrator);

/** How many of these addresses a server on this data folder answers with a picture. */
async function answered(dataFolder: string, paths: readonly string[]): Promise<number> {
  const server = await serveBefore({ dataFolder });
  let pictures = 0;
  try {
    const queue = [...paths];
    const one = async () => {
      for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
        const answer = await fetch(server.url + path);
        const bytes = await answer.arrayBuffer();
        const isPicture = answer.headers.get('content-type')?.startsWith('image/') ?? false;
        if (answer.status === 200 && isPicture && bytes.byteLength > 0) pictures += 1;
      }
    };
    await Promise.all([one(), one(), one(), one()]);
  } finally {
    await server.stop();
  }
  return pictures;
}

test.describe('a festival with many pictures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-carried-'));
  let dataFolder = '';
  let paths: string[] = [];

  test.beforeAll(async () => {
    const small = await photographs(PUBLISHED, 48, 32, 80);
    // Drawn once; bytes appended after its end make each a different picture.
    const [drawn] = (await photographs(1, 2600, 2000, 100)) as [Photograph];
    const heavy = Array.from({ length: HEAVY }, (_, at) => ({
      ...drawn,
      bytes: Buffer.concat([drawn.bytes, Buffer.of(at)]),
    }));
    const empty = mkdtempSync(join(tmpdir(), 'lanterne-pictured-'));
    dataFolder = dataFolderWith((db) => {
      const { festivalId } = makeFestival(db, { events: 60, rooms: 3, days: 4, seed: 2, slug: SLUG });
      addPhotographs(db, empty, festivalId, small, true);
      addPhotographs(db, empty, festivalId, heavy, false);
      publish(db, makeAdministrator(db), SLUG);
      const pictures = releasedBySlug(SLUG, db)?.document.pictures ?? [];
      paths = pictures.flatMap(({ hash, width }) =>
        widthsOf(width).flatMap((named) =>
          SENT_FORMATS.map((format) => picturePath(SLUG, sentName(hash, named, format))),
        ),
      );
    }, empty);
    expect(paths).toHaveLength(2 * PUBLISHED);
  });

  test('moves to another installation by its file, with little memory, and is restored from a backup', async () => {
    const [plain, archive] = [join(folder, 'plain.lanterne.json.gz'), join(folder, 'with.lanterne.tar')];
    const asked = ['export', '--festival', SLUG];
    const bare = await lanterne(dataFolder, ...asked, plain);
    const out = await lanterne(dataFolder, ...asked, '--pictures', 'originals', archive);
    expect(statSync(archive).size).toBeGreaterThan(HEAVY * HEAVY_BYTES);
    const there = installation();
    const came = await lanterne(there, 'import', archive);
    expect(Math.max(out, came) - bare, `${[bare, out, came]} kB`).toBeLessThan(MOST_MORE);
    const backups = join(folder, 'backups');
    const night = makeBackup({ dataFolder: there, backups, date: '2026-05-24' });
    if (!night.ok) throw new Error(night.reason);
    const elsewhere = mkdtempSync(join(tmpdir(), 'lanterne-restored-'));
    await lanterne(elsewhere, 'restore', night.folder);
    expect(await answered(elsewhere, paths)).toBe(paths.length);
  });
});

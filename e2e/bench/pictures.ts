/**
 * How soon an uploaded picture is visible, how long all its sizes take, and what the server needs
 * meanwhile; through the route that the desk uses.
 *
 *     npx tsx e2e/bench/pictures.ts [how many]
 *
 * Input: 200 photographs (or as many as given) of 4,000 by 3,000 pixels and some 5 MB, all
 * different, sent two at a time as by the desk; each is then requested as the desk shows it, and
 * then in all four widths and both formats. After that as many of nearly 20 MB (24 megapixels): ten
 * files, each under the names of several films, which the server processes anew each time.
 * Throughout, a probe asks for the cached first page of another festival. Memory is that of the
 * server's processes, from Linux, ten times a second.
 *
 * Limits: visible within 3 s of its arrival; all sizes within 5 min; at most 500 MB more memory
 * than before while 20 MB are received; no page delayed by more than 150 ms (99 of a hundred).
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { picturePath } from '#lib/i18n/paths.ts';
import { pictureById } from '#lib/pictures/queries.ts';
import { SENT_FORMATS, sentName, widthsOf } from '#lib/pictures/sizes.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { cookieOf, fetchAs } from '../friends.ts';
import { SECRET, serve } from '../server.ts';
import { percentile, residentMemory } from './processor-time.ts';

const COUNT = Number(process.argv[2] ?? 200);
/** How many the desk sends at the same time. */
const AT_ONCE = 2;
const [SEEN, SIZES, MEMORY, HELD] = [3000, 300_000, 500, 150];
const FILES = 10;

let token = '';
let festivalId = 0;
let films: number[] = [];
const dataFolder = dataFolderWith((db) => {
  const made = makeFestival(db, { events: 60, rooms: 3, days: 4, seed: 2, slug: 'other' });
  publish(db, { userId: made.userId, name: 'Nour', email: 'other@example.org', isAdministrator: false }, 'other');
  const { userId, ...own } = makeFestival(db, { events: 80, rooms: 4, days: 6, seed: 1, slug: 'pictured' });
  festivalId = own.festivalId;
  films = filmsOf(festivalId, {}, db).map(({ number }) => number);
  token = db.transaction((tx) => startSession(tx, userId, 'a benchmark', new Date().toISOString()).token);
});
const lanterne = await serve({ dataFolder, env: { LANTERNE_SECRET: SECRET } });
const asCamille = fetchAs(lanterne.url, { cookie: await cookieOf(token) });
const folder = mkdtempSync(join(tmpdir(), 'lanterne-bench-pictures-'));

/** A photograph of noise and light, different for each seed. */
async function photograph(seed: number, width: number, height: number, quality: number): Promise<string> {
  const file = join(folder, `${width}-${seed}.jpg`);
  const noise = sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 90 + (seed % 60), sigma: 28 },
    },
  });
  await noise
    .blur(0.6 + (seed % 7) / 20)
    .jpeg({ quality })
    .toFile(file);
  return file;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

type Watched = { held: number[]; most: number };

/**
 * How long a page of another festival took, and how much memory the server used, while `work` ran.
 * In milliseconds and megabytes.
 */
async function watching(work: () => Promise<void>): Promise<Watched> {
  const watched: Watched = { held: [], most: 0 };
  let isOver = false;
  const probe = async () => {
    while (!isOver) {
      const from = performance.now();
      await (await fetch(`${lanterne.url}/fr/festivals/other`)).arrayBuffer();
      watched.held.push(performance.now() - from);
      await new Promise((next) => setTimeout(next, 20));
    }
  };
  const weigh = setInterval(() => {
    watched.most = Math.max(watched.most, residentMemory(lanterne.process.pid));
  }, 100);
  const probing = probe();
  await work();
  isOver = true;
  await probing;
  clearInterval(weigh);
  return watched;
}

/** Sends a file as a still of this film; returns the picture's id. */
async function send(file: string, film: number): Promise<number> {
  const asked = new URLSearchParams({
    of: `film:${film}`,
    name: 'photograph.jpg',
    key: randomUUID(),
    batch: randomUUID(),
    lang: 'fr',
  });
  const answer = await asCamille(`/api/festivals/pictured/pictures?${asked}`, {
    method: 'POST',
    body: await openAsBlob(file),
  });
  const said = (await answer.json()) as { ok: boolean; id: number; message?: string };
  if (!said.ok) throw new Error(said.message);
  return said.id;
}

async function together(count: number, act: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

const pathsOf = (id: number) => {
  const db = openDatabase(databaseFile(dataFolder));
  const picture = pictureById(festivalId, id, db);
  db.$client.close();
  return picture
    ? widthsOf(picture.width).flatMap((width) =>
        SENT_FORMATS.map((format) => picturePath('pictured', sentName(picture.hash, width, format))),
      )
    : [];
};

async function see(path: string): Promise<void> {
  const answer = await asCamille(path);
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  await answer.arrayBuffer();
}

const results: boolean[] = [];
const tell = (what: string, holds: boolean) => {
  console.log(`${holds ? '  ' : '! '}${what}`);
  results.push(holds);
};
const tellPages = (held: readonly number[]) =>
  tell(
    `pages meanwhile: half within ${percentile(held, 0.5).toFixed(0)} ms, 99 of a hundred within ${percentile(held, 0.99).toFixed(0)} ms (at most ${HELD}), one in ${percentile(held, 1).toFixed(0)} ms, of ${held.length}`,
    percentile(held, 0.99) <= HELD,
  );

try {
  await see('/fr/festivals/other');
  const small: string[] = [];
  for (let i = 0; i < COUNT; i += 1) small.push(await photograph(i, 4000, 3000, 88));
  const bytes = small.reduce((sum, file) => sum + statSync(file).size, 0) / COUNT;
  const seen: number[] = [];
  const ids: number[] = [];
  const coming = performance.now();
  const came = await watching(() =>
    together(COUNT, async (i) => {
      const id = await send(small[i] ?? '', films[i % films.length] ?? 0);
      const from = performance.now();
      await see(pathsOf(id).find((path) => path.endsWith('-240.avif')) ?? '');
      seen.push(performance.now() - from);
      ids.push(id);
    }),
  );
  const arrived = performance.now() - coming;
  tell(
    `${COUNT} pictures of ${(bytes / 1e6).toFixed(1)} MB in ${seconds(arrived)}; seen ${seconds(percentile(seen, 0.5))} after their answer, the last ${seconds(percentile(seen, 1))} (at most ${seconds(SEEN)})`,
    percentile(seen, 1) <= SEEN,
  );
  tellPages(came.held);
  const from = performance.now();
  const drawn = await watching(() =>
    together(COUNT, async (i) => {
      for (const path of pathsOf(ids[i] ?? 0)) await see(path);
    }),
  );
  tell(
    `all sizes of them in ${seconds(performance.now() - from)} more, ${seconds(performance.now() - coming)} in all (at most ${seconds(SIZES)})`,
    performance.now() - coming <= SIZES,
  );
  tellPages(drawn.held);
  for (const file of small) rmSync(file, { force: true });

  const large: string[] = [];
  for (let i = 0; i < FILES; i += 1) large.push(await photograph(i, 6000, 4000, 96));
  const largest = large.map((file) => statSync(file).size);
  const before = residentMemory(lanterne.process.pid);
  const began = performance.now();
  const heavy = await watching(() =>
    together(COUNT, async (i) => {
      await send(large[i % FILES] ?? '', films[(i + 1) % films.length] ?? 0);
    }),
  );
  tell(
    `${COUNT} of ${(Math.min(...largest) / 1e6).toFixed(1)} to ${(Math.max(...largest) / 1e6).toFixed(1)} MB in ${seconds(performance.now() - began)}: the server held ${heavy.most.toFixed(0)} MB at most, ${before.toFixed(0)} before (${MEMORY} more at most)`,
    heavy.most - before <= MEMORY,
  );
  tellPages(heavy.held);
} finally {
  await lanterne.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
process.exitCode = results.every(Boolean) ? 0 : 1;

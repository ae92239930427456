/**
 * What every page of the desk of a large festival costs: the server, the line and the browser.
 *
 *     npx tsx e2e/bench/desk.ts [end of an address] …
 *
 * Input: 1,500 séances in 20 rooms on 10 days, 2,000 films with a synopsis of 600 characters, 500
 * people, 4,500 shifts and 120 volunteers with 600 assignments; published, a tenth moved since; the
 * festival is twelve days away. The owner opens each page once, then three times on the server and
 * three times in a browser of 1440 by 900 pixels. Without addresses all pages are measured except
 * the grid, which has a benchmark of its own.
 *
 * All times are medians of processor time, which other work of the machine changes little. For the
 * server they are those of all its threads, for the first answer and for a later one; for the
 * browser that of its main thread until it is idle, times four, as on a processor four times
 * slower. Scripts are counted after gzip, without those that Next adds to every page.
 *
 * The aims are: a second of work in the browser, 100 kB of own scripts, 50 ms for a key in a
 * search, 200 ms for the home after a change. Higher values are marked « ! » and fail nothing:
 * `docs/decisions/desk-speed.md` says which aims are not reached.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { findChromium } from '#lib/cli/chromium.ts';
import { largeFestival } from '#lib/volunteers/large-testing.ts';
import { addressesOf, pathsUnder, segmentsOf } from '../desk-pages.ts';
import { publish } from '../filled.ts';
import { cookieOf, fetchAs, pageAs } from '../friends.ts';
import { BEFORE, serveBefore } from '../server.ts';
import { folderOf } from './large-morning.ts';
import { median, percentile, processorTime } from './processor-time.ts';

const RUNS = 3;
const SLOWED = 4;
const MOST_TURNS = 15;
const FILMS = 2000;
const [READY, OWN_SCRIPTS, KEY, HOME] = [1000, 100_000, 50, 200];

const large = largeFestival({ events: 1500, rooms: 20, days: 10, assigned: 600 });
const { db, festivalId, slug } = large;
const synopsis = 'Une femme revient dans le village où elle a grandi, et tout y a changé sauf le fleuve. '.repeat(7);
write(db, (tx) => {
  const of = eq(t.films.festivalId, festivalId);
  tx.update(t.films)
    .set({ synopsis: { fr: synopsis.slice(0, 600) } })
    .where(of)
    .run();
  const [first, ...rest] = tx.select().from(t.films).where(of).all();
  if (!first) throw new Error('no film');
  for (let i = rest.length + 1; i < FILMS; i += 1) {
    const { id: _, ...film } = first;
    const title = { originalTitle: `Film ${i + 1}`, directors: [`Réalisatrice ${i + 1}`], number: 100_000 + i };
    tx.insert(t.films)
      .values({ ...film, ...title })
      .run();
  }
});
const roomId = db.select().from(t.rooms).where(eq(t.rooms.festivalId, festivalId)).all()[0]?.id ?? 0;
publish(db, large.actor, slug);
db.$client.exec("update events set starts_at = replace(starts_at, ':00', ':05') where number % 10 = 0");
const { token } = write(db, (tx) => startSession(tx, large.actor.userId, 'a bench', BEFORE));
const cookie = await cookieOf(token);
const segments = Object.fromEntries(
  Object.entries(segmentsOf(db, festivalId)).map(([name, values]) => [name, values.slice(0, 1)]),
);
const desk = '[locale]/(live)/organise/[festival]';
const home = `/fr/organise/${slug}`;
const paths = pathsUnder(desk, 'page.tsx')
  .filter((path) => path !== 'grid')
  .flatMap((path) => {
    const [first] = addressesOf(path, { ...segments, file: [1] });
    // There is no such thing in this festival.
    if (first === undefined) return [];
    const views = {
      events: ['', '?view=list', '?view=table'],
      films: ['', '?view=table'],
      people: ['', '?view=table'],
    };
    const shifts = path === 'volunteers/shifts' || path === 'volunteers/people' ? ['', '?view=table'] : [''];
    return (views[path as keyof typeof views] ?? shifts).map((query) => home + first + query);
  })
  .sort();
const asked = process.argv.slice(2);
const addresses = asked.length ? paths.filter((path) => asked.some((part) => path.endsWith(part))) : paths;

const lanterne = await serveBefore({ dataFolder: folderOf(db) });
db.$client.close();
const ask = fetchAs(lanterne.url, { cookie });
const mark = (value: number, meant: number) => (value <= meant ? ' ' : '!');

type Answer = { status: number; text: string; milliseconds: number };
async function answerOf(path: string): Promise<Answer> {
  const from = processorTime(lanterne.process.pid);
  const answer = await ask(path, { headers: { accept: 'text/html' }, redirect: 'manual' });
  const text = await answer.text();
  return { status: answer.status, text, milliseconds: processorTime(lanterne.process.pid) - from };
}

/** Moves a séance by five minutes. */
async function moveOne(run: number): Promise<void> {
  const [id = 0] = large.eventIds;
  const seen = { id, version: run + 1, startsAt: `2026-06-06T09:${10 + run * 5}`, roomId };
  const answer = await ask(`/api/festivals/${slug}/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ clientKey: randomUUID(), acts: [{ act: 'move', events: [seen] }] }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, '.next/build-manifest.json'), 'utf8')) as Record<string, string[]>;
const ofNext = new Set([...(manifest.rootMainFiles ?? []), ...(manifest.polyfillFiles ?? [])]);
const sizes = new Map<string, number>();
async function sizeOf(script: string): Promise<number> {
  const size = sizes.get(script) ?? gzipSync(await (await fetch(lanterne.url + script)).text()).length;
  sizes.set(script, size);
  return size;
}

/** Time of the main thread in milliseconds, multiplied as if the processor were slower. */
async function workOf(cdp: CDPSession, name = 'TaskDuration'): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find((one) => one.name === name)?.value ?? 0) * 1000 * SLOWED;
}

/** Resolves when the main thread has been almost idle for this long. */
async function quiet(page: Page, cdp: CDPSession, pause = 700): Promise<void> {
  // A page that counts seconds is never entirely idle.
  for (let before = -1000, now = 0, turns = 0; now - before > 10 * SLOWED && turns < MOST_TURNS; turns += 1) {
    before = now;
    await page.waitForTimeout(pause);
    now = await workOf(cdp);
  }
}

type Seen = { work: number; script: number; nodes: number; scripts: string[] };
async function visit(page: Page, cdp: CDPSession, path: string): Promise<Seen> {
  await page.goto('about:blank');
  const before = [await workOf(cdp), await workOf(cdp, 'ScriptDuration')];
  await page.goto(path, { waitUntil: 'load', timeout: 60_000 });
  await quiet(page, cdp);
  const [work, script] = [await workOf(cdp), await workOf(cdp, 'ScriptDuration')];
  const seen = await page.evaluate(() => ({
    nodes: document.getElementsByTagName('*').length,
    scripts: performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.endsWith('.js')),
  }));
  return { work: work - (before[0] ?? 0), script: script - (before[1] ?? 0), ...seen };
}

/**
 * In milliseconds: shorter than the pause after which a table updates its address (`PAUSE` of
 * `use-arrangement.ts`).
 */
const BEFORE_PAUSE = 200;

/**
 * How long each key in a search takes, including drawing the results, and how long the update of
 * the address takes after a pause.
 */
async function keys(page: Page, cdp: CDPSession, path: string): Promise<{ drawn: number[]; written: number[] }> {
  await page.goto(path);
  await quiet(page, cdp);
  await page.getByRole('searchbox').first().focus();
  const [drawn, written]: [number[], number[]] = [[], []];
  for (const word of ['film 1', 'real 99', 'le fleuve 7'])
    for (const key of [...word, ...Array.from(word, () => 'Backspace')]) {
      const before = await workOf(cdp);
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(BEFORE_PAUSE);
      const paused = await workOf(cdp);
      await quiet(page, cdp, 150);
      drawn.push(paused - before);
      written.push((await workOf(cdp)) - paused);
    }
  return { drawn, written };
}

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
try {
  // Starts the second server and has it load the programme, before the first page of this festival.
  await answerOf('/fr/organise');
  for (let before = -1000, now = 0; now - before > 50; ) {
    before = now;
    await new Promise((done) => setTimeout(done, 3000));
    now = processorTime(lanterne.process.pid);
  }
  const first = await answerOf(home);
  const changed: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await moveOne(run);
    changed.push((await answerOf(home)).milliseconds);
  }
  const same = (await answerOf(home)).milliseconds;
  console.log(
    `home first opened after a start ${first.milliseconds} ms, after a change ${median(changed)} ms (meant ${HOME})${mark(median(changed), HOME)}, again ${same} ms`,
  );
  const page = await pageAs(browser, lanterne, { cookie });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  console.log(`meant are at most ${READY} ms of work and ${OWN_SCRIPTS / 1000} own kB`);
  console.log('  first  again |    kB   gzip | nodes |    work  script | own kB | page');
  for (const path of addresses) {
    const answer = await answerOf(path);
    if (answer.status !== 200) {
      console.log(`${path}: ${answer.status}`);
      continue;
    }
    const [again, visits]: [number[], Seen[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) again.push((await answerOf(path)).milliseconds);
    for (let run = 0; run < RUNS; run += 1) visits.push(await visit(page, cdp, path));
    const of = (key: 'work' | 'script' | 'nodes') => median(visits.map((one) => one[key]));
    const scripts = [...new Set(visits.at(-1)?.scripts)].filter((name) => !ofNext.has(name.replace('/_next/', '')));
    const own = (await Promise.all(scripts.map(sizeOf))).reduce((sum, size) => sum + size, 0);
    const cell = (value: number, width: number) => value.toFixed(0).padStart(width);
    console.log(
      `${cell(answer.milliseconds, 7)}${cell(median(again), 7)} |${cell(Buffer.byteLength(answer.text) / 1000, 6)}${cell(gzipSync(answer.text).length / 1000, 7)} |${cell(of('nodes'), 6)} |${cell(of('work'), 7)}${mark(of('work'), READY)}${cell(of('script'), 7)} |${(own / 1000).toFixed(1).padStart(6)}${mark(own, OWN_SCRIPTS)} | ${path.slice(home.length) || '/'}`,
    );
  }
  for (const path of [`${home}/films?view=table`, `${home}/events?view=table`]) {
    if (asked.length && !addresses.includes(path)) continue;
    const { drawn, written } = await keys(page, cdp, path);
    const late = percentile(drawn, 0.95);
    console.log(
      `${path.slice(home.length)}: a key in the search ${median(drawn).toFixed(0)} ms (meant ${KEY})${mark(median(drawn), KEY)}, 95th ${late.toFixed(0)} ms (${drawn.length} keys); its address, after a pause, ${median(written).toFixed(0)} ms`,
    );
  }
  await page.context().close();
} finally {
  await browser.close();
  await lanterne.stop();
}

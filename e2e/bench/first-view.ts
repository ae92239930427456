/**
 * What the first view of a festival with pictures costs on a slow phone.
 *
 *     npx tsx e2e/bench/first-view.ts
 *
 * Input: the example of six days with its drawings (68 séances; its first page and one of its
 * days), and a programme of 1,500 séances on 5 days in 10 rooms, each of whose films has one of
 * those drawings. Chromium at 390 by 664 pixels, its processor slowed four times, 1.6 Mbit/s and
 * 150 ms per round trip, nothing cached; each value is the median of five. Bytes are those
 * transferred before anybody touches the page; those of pictures are of a whole list, scrolled
 * through, per screen.
 *
 * Limits: 180 kB in all, the largest element within 1.5 s, no layout shift, 30 kB of pictures per
 * screen, 14 kB of scripts.
 */
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import { eq, isNotNull } from 'drizzle-orm';
import { type Db, databaseFile, openDatabase, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { findChromium } from '#lib/cli/chromium.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { drawSize, keepPicture } from '#lib/pictures/picture-work.ts';
import { addExamplePictures } from '#lib/templates/example-pictures.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { sixDays } from '#lib/templates/template.ts';
import { dataFolderWith, MADE_AT, makeAdministrator, publish } from '../filled.ts';
import { serveBefore } from '../server.ts';
import { median } from './processor-time.ts';

const RUNS = 5;
const VIEW = { width: 390, height: 664 };
/** In bytes per second and milliseconds. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const [IN_ALL, LARGEST, PICTURES, SCRIPTS] = [180, 1500, 30, 14];
/** How many screens of a list are scrolled through. */
const MOST_SCREENS = 20;

const dataFolder = dataFolderWith(() => undefined);
const db = openDatabase(databaseFile(dataFolder));
await fill(db);
db.$client.close();

async function fill(db: Db): Promise<void> {
  const actor = makeAdministrator(db);
  const creator = authorizeCreation(actor, db);
  const form = newFestivalSchema.parse({
    template: sixDays.id,
    name: { fr: 'Les lueurs du quai' },
    startsOn: '09/06/2026',
    endsOn: '14/06/2026',
    timeZone: 'Europe/Paris',
    opensAt: '9h30',
    closesAt: '0h30',
    rooms: sixDays.rooms.map(({ name: room }, i) => ({ name: room.fr, from: String(i + 1) })),
    films: 'on',
    people: 'on',
    clientKey: 'once',
  });
  const made = createFestivalFromTemplate(creator, form, 'fr', MADE_AT);
  if (!made.ok) throw new Error(made.reason);
  await addExamplePictures(creator, made.slug, { dataFolder, keep: keepPicture }, () => MADE_AT);
  const large = makeFestival(db, { events: 1500, rooms: 10, days: 5, seed: 1, slug: 'large' });
  write(db, (tx) => {
    const drawn = tx.select().from(t.pictures).where(isNotNull(t.pictures.filmId)).all();
    const films = tx.select({ id: t.films.id }).from(t.films).where(eq(t.films.festivalId, large.festivalId)).all();
    for (const [i, film] of films.entries()) {
      const picture = drawn[i % drawn.length];
      if (!picture) continue;
      const { id: _, ...columns } = picture;
      tx.insert(t.pictures)
        .values({ ...columns, festivalId: large.festivalId, filmId: film.id })
        .run();
    }
  });
  // Drawn beforehand, as pictures.ts measures drawing.
  for (const { hash, format } of db.select().from(t.pictures).where(eq(t.pictures.festivalId, made.id)).all())
    for (const width of [240, 480, 960] as const) await drawSize({ dataFolder, hash, format, width, as: 'avif' });
  for (const slug of [made.slug, 'large']) publish(db, actor, slug, MADE_AT);
}

type Seen = { bytes: number; scripts: number; largest: number; shift: number; screen: number; what: string };

/** Counts the bytes transferred from now on, by kind. */
function counting(devtools: CDPSession): { all: number; scripts: number; pictures: number } {
  const sum = { all: 0, scripts: 0, pictures: 0 };
  const types = new Map<string, string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sum.all += encodedDataLength;
  });
  // Without the headers of each file.
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (types.get(requestId) === 'Script') sum.scripts += encodedDataLength;
    if (types.get(requestId) === 'Image') sum.pictures += encodedDataLength;
  });
  return sum;
}

async function visit(browser: Browser, address: string): Promise<Seen> {
  const context = await browser.newContext({
    viewport: VIEW,
    serviceWorkers: 'block',
    deviceScaleFactor: 2,
    timezoneId: 'Europe/Paris',
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.emulateNetworkConditions', LINE);
  await page.addInitScript(() => {
    const seen = { shift: 0, largest: 0, what: '' };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1) as (PerformanceEntry & { element?: Element; url: string }) | undefined;
      if (last) Object.assign(seen, { largest: last.startTime, what: last.url || (last.element?.className ?? '') });
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  const sum = counting(devtools);
  await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForLoadState('networkidle', { timeout: 120_000 });
  const [bytes, scripts] = [sum.all, sum.scripts];
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { shift: number; largest: number; what: string } }).seen,
  );
  const screens = await page.evaluate(() => document.body.scrollHeight / innerHeight);
  for (let screen = 0; screen < Math.min(screens, MOST_SCREENS); screen += 1) {
    await page.mouse.wheel(0, VIEW.height);
    await page.waitForTimeout(200);
  }
  await page.waitForLoadState('networkidle', { timeout: 120_000 });
  await context.close();
  return { bytes, scripts, screen: sum.pictures / Math.min(screens, MOST_SCREENS), ...seen };
}

async function measure(browser: Browser, name: string, address: string): Promise<boolean> {
  await visit(browser, address);
  const visits: Seen[] = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, address));
  const of = (key: 'bytes' | 'scripts' | 'largest' | 'shift' | 'screen') => median(visits.map((one) => one[key]));
  const screen = of('screen') / 1000;
  const [bytes, scripts] = [of('bytes') / 1000, of('scripts') / 1000];
  console.log(
    `${name}: ${bytes.toFixed(1)} kB in all (at most ${IN_ALL}), scripts ${scripts.toFixed(1)} kB (${SCRIPTS}), largest after ${of('largest').toFixed(0)} ms (${LARGEST}: ${visits[0]?.what}), shift ${of('shift').toFixed(3)} (0), pictures a screen ${screen.toFixed(1)} kB (${PICTURES})`,
  );
  return bytes <= IN_ALL && scripts <= SCRIPTS && of('largest') <= LARGEST && of('shift') === 0 && screen <= PICTURES;
}

const lanterne = await serveBefore({ dataFolder });
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
try {
  const base = `${lanterne.url}/fr/festivals`;
  const results: boolean[] = [];
  for (const [name, path] of Object.entries({
    'six days': 'les-lueurs-du-quai',
    'a day of six': 'les-lueurs-du-quai/days/2026-06-10',
    'all films': 'les-lueurs-du-quai/films',
    '1,500 séances': 'large',
    'a day of 300': 'large/days/2026-06-07',
  }))
    results.push(await measure(browser, name, `${base}/${path}`));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await lanterne.stop();
}

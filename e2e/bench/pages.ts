/**
 * How soon a visitor can read and filter a day on a slow phone, how large it is, and how long a
 * page takes that nobody has asked for yet.
 *
 *     npx tsx e2e/bench/pages.ts
 *
 * Input: programmes of 500 and 1,500 séances on 5 days in 10 rooms, of 14,000 on 21 days in 160
 * rooms, and one of 300 (some 60 a day) for the size. The phone is Chromium with its processor
 * slowed four times, 390 pixels wide, nothing cached; and again with 400 kbit/s and 400 ms per
 * round trip. Readable is the first contentful paint with a séance in it; filterable is when a tap
 * on a filter is answered in the page. Each value is the median of five.
 *
 * The day nobody has asked for is the last one in English, requested as soon as the first reader of
 * a programme has their page: by then the server is drawing other days by itself, and the request
 * waits for the one it has begun. It is asked once for each of five programmes. `work` is how long
 * a simple calculation took meanwhile, so that runs on a machine with other work can be compared.
 */
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { makeFestival } from '#db/testing.ts';
import { findChromium } from '#lib/cli/chromium.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { startLanterne } from '../server.ts';
import { median } from './processor-time.ts';

const SMALL = { rooms: 10, days: 5 };
const LARGE = { rooms: 160, days: 21 };
const RUNS = 5;
const PROGRAMMES: Readonly<Record<string, { events: number; rooms: number; days: number }>> = {
  s300: { events: 300, ...SMALL },
  s500: { events: 500, ...SMALL },
  s1500: { events: 1500, ...SMALL },
  s14000: { events: 14_000, ...LARGE },
};
// Programmes of which nobody has read anything before a day is asked for.
const UNREAD = Array.from({ length: RUNS }, (_, i) => `unread-${i + 1}`);
const DAY = '2026-06-06';
const LAST = { small: '2026-06-10', large: '2026-06-26' };

const dataFolder = dataFolderWith((db) => {
  const unread = Object.fromEntries(UNREAD.map((slug) => [slug, { events: 1500, ...SMALL }]));
  for (const [slug, size] of Object.entries({ ...PROGRAMMES, ...unread })) {
    const { userId } = makeFestival(db, { ...size, seed: 1, slug });
    publish(db, { userId, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, slug);
  }
});
const lanterne = await startLanterne({ dataFolder });
const pathOf = (slug: string) => `/fr/festivals/${slug}/days/${DAY}`;

type Visit = { readable: number; narrowable: number; narrowed: number; shift: number; largest: string };

async function visit(browser: Browser, slug: string, isSlowLine: boolean): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: lanterne.url,
    viewport: { width: 390, height: 800 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  if (isSlowLine)
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
  await page.addInitScript(() => {
    const seen = { shift: 0, largest: '' };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1) as (PerformanceEntry & { element?: Element; url: string }) | undefined;
      if (last) seen.largest = last.url ? 'image' : (last.element?.tagName ?? '');
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    // When the filters work in the page itself.
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.find[data-live]')) return;
      Object.assign(seen, { narrowable: performance.now() });
      observer.disconnect();
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-live'] });
  });
  await page.goto(pathOf(slug), { waitUntil: 'commit' });
  await page.locator('.find[data-live]').waitFor({ timeout: 60_000 });
  await page.waitForLoadState('load');
  const visited = await page.evaluate(async () => {
    const { seen } = globalThis as unknown as { seen: { shift: number; largest: string; narrowable: number } };
    const readable = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const link = document.querySelector<HTMLElement>('.find-quick a[data-token]');
    // A click by a script is no input, so the browser would count what it moves as a shift.
    const before = { ...seen };
    const from = performance.now();
    link?.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return { ...before, readable, narrowed: performance.now() - from };
  });
  await context.close();
  return visited;
}

async function phone(browser: Browser, slug: string, isSlowLine: boolean, limit: number): Promise<boolean> {
  const visits: Visit[] = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, slug, isSlowLine));
  const of = (key: 'readable' | 'narrowable' | 'narrowed' | 'shift') => median(visits.map((one) => one[key]));
  const line = isSlowLine ? '400 kbit/s, 400 ms' : 'quick line';
  console.log(
    `${slug}, ${line}: readable ${of('readable').toFixed(0)} ms, narrowable ${of('narrowable').toFixed(0)} ms (at most ${limit}), narrowed in ${of('narrowed').toFixed(0)} ms (100), shift ${of('shift').toFixed(3)} (0.02), largest ${visits[0]?.largest}`,
  );
  const inTime = isSlowLine ? of('readable') <= limit : of('narrowable') <= limit;
  return inTime && of('narrowed') <= 100 && of('shift') <= 0.02 && visits.every(({ largest }) => largest !== 'image');
}

async function weight(): Promise<boolean> {
  const html = await (await fetch(lanterne.url + pathOf('s300'))).text();
  const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) =>
    (src ?? '').replaceAll('&amp;', '&'),
  );
  let sum = 0;
  for (const src of new Set(scripts))
    sum += gzipSync(Buffer.from(await (await fetch(lanterne.url + src)).arrayBuffer())).length;
  const count = html.split('<article class="event').length - 1;
  const packed = gzipSync(html).length;
  console.log(
    `a day of ${count} séances: ${(packed / 1000).toFixed(1)} kB gzip (at most 60), scripts ${(sum / 1000).toFixed(1)} kB gzip (160)`,
  );
  return packed <= 60_000 && sum <= 160_000;
}

/** How long a simple calculation takes, in milliseconds. */
function work(): number {
  const from = performance.now();
  let sum = 0;
  for (let i = 0; i < 30_000_000; i += 1) sum += i % 7;
  return sum > 0 ? performance.now() - from : 0;
}

/**
 * A whole day that nobody has asked for yet, of each of these programmes, right after the first
 * reader.
 */
async function unreadDays(slugs: readonly string[], last: string, limit: number): Promise<boolean> {
  const [firsts, days, works]: [number[], number[], number[]] = [[], [], [work()]];
  const timed = async (path: string) => {
    const from = performance.now();
    await (await fetch(lanterne.url + path)).arrayBuffer();
    return performance.now() - from;
  };
  for (const slug of slugs) {
    firsts.push(await timed(pathOf(slug)));
    days.push(await timed(`/en/festivals/${slug}/days/${last}`));
    works.push(work());
  }
  console.log(
    `${slugs[0]}: a day nobody asked for ${median(days).toFixed(0)} ms (at most ${limit}), the first reader of all ${median(firsts).toFixed(0)} ms; work ${median(works).toFixed(0)} ms`,
  );
  return median(days) <= limit;
}

/** Pages of séances nobody has asked for yet: drawn and sent. */
async function misses(slug: string, limit: number): Promise<boolean> {
  const html = await (await fetch(lanterne.url + pathOf(slug))).text();
  const paths = [
    ...new Set([...html.matchAll(/href="(\/fr\/festivals\/[^"]+\/events\/[^"]+)"/g)].map(([, at]) => at ?? '')),
  ];
  const times: number[] = [];
  for (const path of paths.slice(5, 45)) {
    const from = performance.now();
    await (await fetch(lanterne.url + path)).arrayBuffer();
    times.push(performance.now() - from);
  }
  console.log(`${slug}: a séance nobody asked for ${median(times).toFixed(0)} ms (at most ${limit})`);
  return median(times) <= limit;
}

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
try {
  // First reads another programme, since a server that has just started is not what is measured.
  await fetch(lanterne.url + pathOf('s500'));
  const unread = [await unreadDays(UNREAD, LAST.small, 150), await unreadDays(['s14000'], LAST.large, 300)];
  // The first page of each is drawn before the phone asks.
  for (const slug of Object.keys(PROGRAMMES)) await fetch(lanterne.url + pathOf(slug));
  const results = [
    ...unread,
    await weight(),
    await misses('s1500', 150),
    await misses('s14000', 300),
    await phone(browser, 's500', false, 1500),
    await phone(browser, 's1500', false, 2000),
    await phone(browser, 's500', true, 4000),
    await phone(browser, 's1500', true, 4000),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await lanterne.stop();
}

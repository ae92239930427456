/**
 * How soon a visitor reads and narrows a day on a slow phone, what it weighs, and how long a page takes that nobody has asked for yet.
 *
 *     npx tsx e2e/bench/pages.ts
 *
 * Input: programmes of 500, 1,500 and 14,000 séances on 5 days in 10 rooms, and one of 300 (some 60 a day) for the weight. The phone is Chromium with its processor
 * slowed four times, 390 pixels wide, nothing cached; again with 400 kbit/s and 400 ms a round trip. Readable is the first contentful paint with
 * a séance in it; narrowable is when a tap on a filter is answered in the page. Each is the median of five.
 */
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { makeFestival } from '../../db/testing.ts';
import { findChromium } from '../../lib/cli/chromium.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { startLanterne } from '../server.ts';

const SIZES = { s300: 300, s500: 500, s1500: 1500, s14000: 14_000 } as const;
const DAY = '2026-06-06';
const RUNS = 5;

const dataFolder = dataFolderWith((db) => {
  for (const [slug, events] of Object.entries(SIZES)) {
    const { userId } = makeFestival(db, { events, rooms: 10, days: 5, seed: 1, slug });
    publish(db, { userId, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, slug);
  }
});
const lanterne = await startLanterne({ dataFolder });
const pathOf = (slug: string) => `/fr/festivals/${slug}/days/${DAY}`;
const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

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
    // When the filters of the page answer by themselves.
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
    const from = performance.now();
    link?.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return { ...seen, readable, narrowed: performance.now() - from };
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

/** Pages of séances that nobody has asked for: drawn, stripped and sent. */
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
  const from = performance.now();
  await (await fetch(`${lanterne.url}/en/festivals/${slug}/days/2026-06-07`)).arrayBuffer();
  const day = performance.now() - from;
  console.log(
    `${slug}: a séance nobody asked for ${median(times).toFixed(0)} ms (at most ${limit}), a whole day ${day.toFixed(0)} ms`,
  );
  return median(times) <= limit;
}

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
try {
  // The first page of each is drawn before a phone asks.
  for (const slug of Object.keys(SIZES)) await fetch(lanterne.url + pathOf(slug));
  const results = [
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

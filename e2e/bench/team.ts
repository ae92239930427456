/**
 * What a volunteer's page costs the server, how large it is, and how soon it can be read over a bad
 * line.
 *
 *     npx tsx e2e/bench/team.ts
 *
 * Input: 200 séances in 8 rooms on 5 days, 600 shifts, 120 volunteers with 600 assignments,
 * published; the page of a volunteer who is on one of their five shifts and may take any of the
 * open ones. The time to draw is the processor time of a page (of all threads of the server; 40
 * pages by one client, after 150 to warm up), which does not depend on other work of the machine;
 * beside it stands the time between a request and its last byte, as the median of these 40, and of
 * 200 by 20 clients at the same time. The phone is Chromium with its processor slowed four times,
 * 390 pixels wide, nothing cached, scripts off, at 400 kbit/s and 400 ms per round trip; the
 * browser counts what is transferred, fonts included. Readable is the first contentful paint. Each
 * value is the median of five.
 */
import { type Browser, chromium } from '@playwright/test';
import * as t from '#db/schema/index.ts';
import { findChromium } from '#lib/cli/chromium.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { volunteerPage } from '#lib/volunteers/page.ts';
import { calendarOf } from '../corridor.ts';
import { startLanterne } from '../server.ts';
import { folderOf, largeMorning } from './large-morning.ts';
import { median, processorTime } from './processor-time.ts';

const LIMITS = { drawn: 60, wire: 60_000, readable: 2500 };
const RUNS = 5;
const AT = new Date().toISOString();

const large = largeMorning(AT);
large.db
  .insert(t.volunteerSettings)
  .values({ festivalId: large.festivalId, dayNumber: '01 23 45 67 89', mayTakeShifts: true, sharesReferents: true })
  .run();
const festival = authorizeFestival(large.actor, large.slug, 'volunteers', large.db);
/** A volunteer who is on a shift at this moment. */
const busy = large.volunteerIds.flatMap((id) => {
  const opened = authorizeVolunteer(renewLink(festival, id, '2026-05-02T10:00:00.000Z').token, AT, large.db);
  return opened.ok && volunteerPage(opened.who, AT).now !== null ? [id] : [];
});
const { token } = renewLink(festival, busy[0] ?? 0, '2026-05-02T10:00:00.000Z');
const opened = authorizeVolunteer(token, AT, large.db);
const page = opened.ok ? volunteerPage(opened.who, AT) : null;
const assignment = page?.shifts[page.now ?? -1]?.assignmentId ?? 0;
const lanterne = await startLanterne({ dataFolder: folderOf(large.db) });
const path = `/fr/team/${token}`;
const headers = { 'accept-encoding': 'br', 'sec-fetch-site': 'none' };
const processor = () => processorTime(lanterne.process.pid);

async function timed(address: string): Promise<number> {
  const from = performance.now();
  await (await fetch(lanterne.url + address, { headers })).arrayBuffer();
  return performance.now() - from;
}

/** Somebody checks in or out, which changes every open page. */
const checkIn = (isThere: boolean) =>
  fetch(`${lanterne.url}/api/team/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      act: isThere ? 'here' : 'away',
      id: String(assignment),
      clientKey: crypto.randomUUID(),
    }),
  });

async function server(): Promise<boolean> {
  for (let i = 0; i < 150; i += 1) await timed(path);
  const alone: number[] = [];
  const before = processor();
  for (let i = 0; i < 40; i += 1) alone.push(await timed(path));
  const drawn = (processor() - before) / 40;
  const checkedIn = processor();
  for (let i = 0; i < 20; i += 1) {
    await checkIn(i % 2 === 0);
    await timed(path);
  }
  const afterAct = (processor() - checkedIn) / 20;
  const from = performance.now();
  const work = async () => {
    for (let i = 0; i < 10; i += 1) await timed(path);
  };
  await Promise.all(Array.from({ length: 20 }, work));
  const each = (performance.now() - from) / 200;
  const stamps: number[] = [];
  for (let i = 0; i < 60; i += 1) stamps.push(await timed(`/api/team/${token}`));
  const feeds: number[] = [];
  const calendar = new URL(await calendarOf(lanterne.url + path)).pathname;
  for (let i = 0; i < 20; i += 1) feeds.push(await timed(calendar));
  console.log(
    `drawn in ${drawn.toFixed(1)} ms of a processor (at most ${LIMITS.drawn}), answered in ${median(alone).toFixed(1)} ms alone, ${each.toFixed(1)} ms each with 20 at once; a check-in and the page after it ${afterAct.toFixed(1)} ms of a processor; whether anything is new ${median(stamps).toFixed(1)} ms; calendar ${median(feeds).toFixed(1)} ms`,
  );
  return drawn <= LIMITS.drawn;
}

async function visit(browser: Browser): Promise<{ readable: number; wire: number; parts: Map<string, number> }> {
  const context = await browser.newContext({
    baseURL: lanterne.url,
    viewport: { width: 390, height: 800 },
    serviceWorkers: 'block',
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
  const names = new Map<string, string>();
  const parts = new Map<string, number>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { pathname } = new URL(names.get(requestId) ?? lanterne.url);
    const kind = /\.(\w+)$/.exec(pathname)?.[1] ?? 'html';
    parts.set(kind, (parts.get(kind) ?? 0) + encodedDataLength);
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  // Without scripts the page cannot measure itself, so the browser's own notes are used, in
  // seconds.
  const readable = (of('FirstMeaningfulPaint') - of('NavigationStart')) * 1000;
  await context.close();
  return { readable, wire: [...parts.values()].reduce((sum, bytes) => sum + bytes, 0), parts };
}

async function phone(browser: Browser): Promise<boolean> {
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser));
  const [readable, wire] = [median(visits.map((one) => one.readable)), median(visits.map((one) => one.wire))];
  const parts = [...(visits[0]?.parts ?? [])].map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)}`).join(', ');
  console.log(
    `cold, without scripts: ${(wire / 1000).toFixed(1)} kB over the wire (at most ${LIMITS.wire / 1000}; ${parts}), readable in ${readable.toFixed(0)} ms (at most ${LIMITS.readable})`,
  );
  return wire <= LIMITS.wire && readable <= LIMITS.readable;
}

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ['--no-sandbox'] });
try {
  const results = [await server(), await phone(browser)];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await browser.close();
  await lanterne.stop();
  large.db.$client.close();
}

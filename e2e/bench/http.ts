/**
 * How fast calendars and pages are answered, compared with handlers of the same server that do
 * nothing or answer bytes from memory.
 *
 *     npx tsx e2e/bench/http.ts
 *
 * Input: 300 séances on 4 days in 5 rooms, published. Each comparison is the median of five
 * alternating runs of five seconds with 20 connections, each side first in turn. Limits: at least
 * 0.8 of the speed of the other side, and memory in use after collecting garbage within ± 10 % over
 * 20,000 requests.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { makeFestival } from '#db/testing.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { startLanterne } from '../server.ts';
import { median } from './processor-time.ts';

const RUNS = 5;
const SECONDS = 5;
const CONNECTIONS = 20;
const FLOOR = 0.8;
const SLUG = 'bench';

type Target = { path: string; headers?: Record<string, string>; status: number };

const folder = mkdtempSync(join(tmpdir(), 'lanterne-bench-'));
const dataFolder = dataFolderWith((db) => {
  const { userId } = makeFestival(db, { events: 300, rooms: 5, days: 4, seed: 1, slug: SLUG });
  publish(db, { userId, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, SLUG);
});
const lanterne = await startLanterne({ dataFolder, env: { LANTERNE_BENCH: folder, NODE_OPTIONS: '--expose-gc' } });

async function perSecond({ path, headers = {}, status }: Target): Promise<number> {
  const result = await autocannon({
    url: lanterne.url + path,
    headers,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  const answered = status < 300 ? result['2xx'] : result['3xx'];
  if (answered !== result.requests.total || result.errors > 0)
    throw new Error(`${path} did not always answer ${status}`);
  return result.requests.average;
}

async function compare(what: string, ours: Target, other: Target): Promise<boolean> {
  const rates = { ours: [] as number[], other: [] as number[] };
  // The first two runs of each are not counted, as code is compiled then.
  for (const side of [ours, other, ours, other]) await perSecond(side);
  for (let run = 0; run < RUNS; run += 1) {
    const order = run % 2 === 0 ? (['ours', 'other'] as const) : (['other', 'ours'] as const);
    for (const side of order) rates[side].push(await perSecond(side === 'ours' ? ours : other));
  }
  const [a, b] = [median(rates.ours), median(rates.other)];
  console.log(`${what}: ${Math.round(a)}/s, the other ${Math.round(b)}/s: ${(a / b).toFixed(2)} (at least ${FLOOR})`);
  return a / b >= FLOOR;
}

/** Stores the bytes of an address where the comparing handler reads them. */
async function hold(name: string, path: string, headers: Record<string, string>): Promise<Record<string, string>> {
  const answer = await fetch(lanterne.url + path, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  const kept = [
    'content-type',
    'etag',
    'last-modified',
    'cache-control',
    'content-disposition',
    'x-content-type-options',
  ];
  const entries = kept.flatMap((key) => (answer.headers.get(key) ? [[key, answer.headers.get(key) ?? '']] : []));
  writeFileSync(join(folder, name), body);
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ ...Object.fromEntries(entries), 'content-length': String(body.length) }),
  );
  console.log(`${path}: ${body.length} bytes`);
  return Object.fromEntries(answer.headers);
}

/**
 * The memory in use after collecting garbage, and what the system has given to the process; in
 * megabytes.
 */
async function memory(): Promise<{ used: number; resident: number }> {
  const answer = await fetch(`${lanterne.url}/api/bench/memory`);
  const { used, resident } = (await answer.json()) as { used: number; resident: number };
  return { used: used / 2 ** 20, resident: resident / 2 ** 20 };
}

const send = (path: string, amount: number) =>
  autocannon({ url: lanterne.url + path, connections: CONNECTIONS, amount });

async function isMemoryFlat(paths: readonly string[]): Promise<boolean> {
  // Fills the caches and has the code compiled before the first measurement.
  for (const path of paths) await send(path, 2000);
  const before = await memory();
  for (const path of paths) await send(path, 20_000 / paths.length);
  const after = await memory();
  const ratio = after.used / before.used;
  const said = ({ used, resident }: typeof before) => `${used.toFixed(0)} MB (resident ${resident.toFixed(0)})`;
  console.log(`memory: ${said(before)}, after 20,000 requests ${said(after)}: ${ratio.toFixed(2)} (1 ± 0.1)`);
  return Math.abs(ratio - 1) <= 0.1;
}

try {
  const feed = `/feeds/${SLUG}/programme.ics`;
  const programme = `/fr/festivals/${SLUG}/days/2026-06-06`;
  const { etag = '' } = await hold('feed', feed, { 'accept-encoding': 'identity' });
  await hold('page', programme, { 'accept-encoding': 'identity' });
  const results = [
    await compare(
      '304 against an empty handler',
      { path: feed, headers: { 'if-none-match': etag }, status: 304 },
      { path: '/api/bench/empty', status: 204 },
    ),
    await compare(
      'a cached feed against its bytes',
      { path: feed, status: 200 },
      { path: '/api/bench/feed', status: 200 },
    ),
    await compare(
      'a cached programme page against its bytes',
      { path: programme, status: 200 },
      { path: '/api/bench/page', status: 200 },
    ),
    await isMemoryFlat([feed, programme]),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  if (lanterne.process.exitCode !== null) console.error(lanterne.output());
  await lanterne.stop();
}

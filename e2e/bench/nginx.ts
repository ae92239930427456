/**
 * How fast public pages are behind nginx with `deploy/nginx.conf`, compared with the same bytes as
 * a static file of the same nginx, and how soon a publication reaches everybody.
 *
 *     npx tsx e2e/bench/nginx.ts        (needs nginx: Debian's package `nginx-light` will do)
 *
 * Input: 300 séances on 5 days in 6 rooms. Each comparison is the median of five alternating runs
 * of five seconds with 20 connections. Limits: at least 0.9 of the speed of the static file, and no
 * page older than 60 seconds after a publication.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { databaseFile, openDatabase } from '#db/client.ts';
import { makeFestival } from '#db/testing.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { startNginx } from '../nginx.ts';
import { startLanterne } from '../server.ts';
import { median } from './processor-time.ts';

const RUNS = 5;
const SECONDS = 5;
const FLOOR = 0.9;
const SLUG = 'bench';
const LATEST = 60_000;

let admin = 0;
const dataFolder = dataFolderWith((db) => {
  admin = makeFestival(db, { events: 300, rooms: 6, days: 5, seed: 1, slug: SLUG }).userId;
  publish(db, { userId: admin, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, SLUG);
});
const port = await freePort();
const lanterne = await startLanterne({ dataFolder, env: { LANTERNE_URL: `http://127.0.0.1:${port}` } });

const folder = mkdtempSync(join(tmpdir(), 'lanterne-nginx-'));
mkdirSync(join(folder, 'static'));
const beside = `location /static/ { root ${folder}; default_type text/html; }`;
const nginx = startNginx({ folder, port, behind: lanterne.port, beside });

const url = `http://127.0.0.1:${port}`;
const page = `/fr/festivals/${SLUG}/days/2026-06-06`;

async function answered(path: string): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await fetch(url + path, { headers: { 'accept-encoding': 'identity' } });
    } catch (error) {
      if (tries > 50) throw error;
      await pause(100);
    }
  }
}

async function perSecond(path: string): Promise<number> {
  const result = await autocannon({ url: url + path, connections: 20, duration: SECONDS });
  if (result['2xx'] !== result.requests.total) throw new Error(`${path} did not always answer 200`);
  return result.requests.average;
}

async function isAsFast(): Promise<boolean> {
  await answered(page);
  const kept = await answered(page);
  const body = Buffer.from(await kept.arrayBuffer());
  writeFileSync(join(folder, 'static', 'page.html'), body);
  console.log(`${page}: ${body.length} bytes, ${kept.headers.get('x-cache')}`);
  const rates = { cached: [] as number[], file: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const side of run % 2 === 0 ? (['cached', 'file'] as const) : (['file', 'cached'] as const))
      rates[side].push(await perSecond(side === 'cached' ? page : '/static/page.html'));
  }
  const ratio = median(rates.cached) / median(rates.file);
  console.log(
    `a cached page: ${Math.round(median(rates.cached))}/s, the file ${Math.round(median(rates.file))}/s: ${ratio.toFixed(2)} (at least ${FLOOR})`,
  );
  return ratio >= FLOOR;
}

/** Publishes again just after the cache was filled, and reads until the new release is there. */
async function isSoonRead(): Promise<boolean> {
  await pause(31_000);
  await (await answered(page)).arrayBuffer();
  const db = openDatabase(databaseFile(dataFolder));
  db.$client.exec('update films set synopsis = \'{"fr":"Autrement dit."}\', version = version + 1');
  publish(db, { userId: admin, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, SLUG);
  db.$client.close();
  const from = performance.now();
  let last = 0;
  while (performance.now() - from < LATEST + 10_000) {
    if (!(await (await answered(page)).text()).includes('Version 2 ')) last = performance.now() - from;
    else if (performance.now() - from > last + 5000) break;
    await pause(250);
  }
  console.log(`the last old page was read ${(last / 1000).toFixed(1)} s after the publication (at most 60)`);
  return last <= LATEST;
}

try {
  const results = [await isAsFast(), await isSoonRead()];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  nginx.kill('SIGTERM');
  await lanterne.stop();
}

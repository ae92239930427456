/**
 * What a crawler costs: how many pages a second are answered to one that reads every page of a programme in a circle, and what all
 * processes of a server hold in memory before and after.
 *
 *     npx tsx e2e/bench/crawl.ts [séances]
 *
 * Input: a programme of 1,500 séances unless told, on 5 days in 10 rooms; every page its own pages and links name, without searches and
 * without what is asked with a query. Eight connections, two rounds: the first draws each page, the second is the circle. Then 20,000
 * views of 1,000 of the pages. Memory is what is resident, 60 s after the start, after the circle and after the views.
 */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { makeFestival } from '#db/testing.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { treeOf } from '../kill.ts';
import { startLanterne } from '../server.ts';

const SEANCES = Number(process.argv[2] ?? 1500);
const [VIEWS, VIEWED] = [20_000, 1000];
const CONNECTIONS = 8;

const dataFolder = dataFolderWith((db) => {
  const { userId } = makeFestival(db, { events: SEANCES, rooms: 10, days: 5, seed: 1, slug: 'big' });
  publish(db, { userId, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, 'big');
});
const lanterne = await startLanterne({ dataFolder });
const { url, process: started } = lanterne;

/** In MB, of all processes of the command. */
function resident(): number {
  const pages = treeOf(started.pid ?? 0).map((pid) => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]));
  return Math.round((pages.reduce((sum, one) => sum + one, 0) * 4096) / 1_000_000);
}

async function read(path: string): Promise<string> {
  const answer = await fetch(url + path, { headers: { 'Accept-Encoding': 'br' }, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
  return text;
}

/** Reads them all by some connections; answers milliseconds. */
async function readAll(paths: readonly string[]): Promise<number> {
  const from = performance.now();
  let at = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (at < paths.length) {
        at += 1;
        await read(paths[at - 1] ?? '');
      }
    }),
  );
  return performance.now() - from;
}

async function pagesOf(first: string): Promise<string[]> {
  const known = new Set([first]);
  for (const path of known)
    for (const [, href = ''] of (await read(path)).matchAll(/<a [^>]*href="([^"#?]+)"/g))
      if (href.startsWith('/fr/festivals/big/') || href.startsWith('/en/festivals/big/')) known.add(href);
  return [...known];
}

await setTimeout(60_000);
const before = resident();
const paths = await pagesOf('/fr/festivals/big');
const after = resident();
const milliseconds = await readAll(paths);
const circle = resident();
await readAll(Array.from({ length: VIEWS }, (_, i) => paths[(i * 7) % Math.min(VIEWED, paths.length)] ?? ''));
console.log(
  JSON.stringify(
    {
      séances: SEANCES,
      pages: paths.length,
      pagesPerSecond: Math.round((paths.length / milliseconds) * 1000),
      residentMB: { start: before, firstRound: after, circle, views: resident() },
    },
    null,
    2,
  ),
);
await lanterne.stop();

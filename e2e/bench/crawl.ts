/**
 * What a crawler costs: how many pages a second are answered to one that reads all pages of a
 * programme repeatedly, and how much memory all processes of a server use before and after.
 *
 *     npx tsx e2e/bench/crawl.ts [séances]
 *
 * Input: a programme of 1,500 séances by default, on 5 days in 10 rooms, with every page that its
 * own pages link to, except searches and addresses with a query. Eight connections read all pages
 * twice: the first round draws each page, the second reads cached ones. Then come 20,000 views of
 * 1,000 of the pages, and another round by a client that only reads gzip. Memory is what is
 * resident 60 s after the start, after the rounds and after the views. Processor time is that of
 * the server, so that runs on a machine with other work can be compared; the load of the machine is
 * printed beside it.
 */
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { makeFestival } from '#db/testing.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { startLanterne } from '../server.ts';
import { processorTime, residentMemory } from './processor-time.ts';

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
const resident = () => Math.round(residentMemory(started.pid));

async function read(path: string): Promise<string> {
  const answer = await fetch(url + path, { headers: { 'Accept-Encoding': 'br' }, redirect: 'manual' });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
  return text;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Reads the bytes without decompressing them, which is the work of the client. */
async function take(path: string, encoding: string): Promise<void> {
  const [answer] = (await once(get(url + path, { agent, headers: { 'Accept-Encoding': encoding } }), 'response')) as [
    IncomingMessage,
  ];
  await once(answer.resume(), 'end');
}

/** Reads them all over several connections. */
async function readAll(paths: readonly string[], encoding = 'br') {
  const from = performance.now();
  const had = processorTime(started.pid);
  let at = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (at < paths.length) {
        at += 1;
        await take(paths[at - 1] ?? '', encoding);
      }
    }),
  );
  return {
    pagesPerSecond: Math.round((paths.length / (performance.now() - from)) * 1000),
    processorPerPage: Number(((processorTime(started.pid) - had) / paths.length).toFixed(2)),
    load: Number(loadavg()[0]?.toFixed(1)),
    residentMB: resident(),
  };
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
const had = processorTime(started.pid);
const paths = await pagesOf('/fr/festivals/big');
const firstDrawing = Number(((processorTime(started.pid) - had) / paths.length).toFixed(2));
const after = resident();
const circle = await readAll(paths);
const views = await readAll(
  Array.from({ length: VIEWS }, (_, i) => paths[(i * 7) % Math.min(VIEWED, paths.length)] ?? ''),
);
const otherEncoding = await readAll(paths, 'gzip');
const found = { séances: SEANCES, pages: paths.length, firstDrawing, residentMB: { start: before, firstRound: after } };
console.log(JSON.stringify({ ...found, circle, views, otherEncoding }, null, 2));
await lanterne.stop();

/**
 * The first requests for calendars of a very large festival: how long each takes, and how long
 * other requests wait meanwhile.
 *
 *     npx tsx e2e/bench/feeds.ts
 *
 * Input: 14,000 séances (13,300 of them public) on 12 days in 40 rooms, published; no calendar is
 * cached, and all are compressed with brotli, as browsers and phones ask. The very first request
 * also reads the release, which is measured separately. Limits for each calendar: the event loop is
 * never blocked for more than 100 ms, and a séance of the whole programme takes at most twice as
 * long as one of a day.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFestival } from '#db/testing.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { dataFolderWith, publish } from '../filled.ts';
import { startLanterne } from '../server.ts';

const SLUG = 'bench';
const MAX_STALL = 100;

let document: PublicDocument | undefined;
const dataFolder = dataFolderWith((db) => {
  const { userId } = makeFestival(db, { events: 14_000, rooms: 40, days: 12, seed: 1, slug: SLUG });
  publish(db, { userId, name: 'Camille', email: 'bench@example.org', isAdministrator: false }, SLUG);
  document = releasedBySlug(SLUG, db)?.document;
});
const lanterne = await startLanterne({
  dataFolder,
  env: { LANTERNE_BENCH: mkdtempSync(join(tmpdir(), 'lanterne-bench-')) },
});

async function stall(): Promise<number> {
  return (await (await fetch(`${lanterne.url}/api/bench/stall`)).json()).milliseconds;
}

type Asked = { milliseconds: number; bytes: number; stall: number };

async function ask(path: string): Promise<Asked> {
  await stall();
  const from = performance.now();
  const answer = await fetch(`${lanterne.url}/feeds/${SLUG}/${path}`, { headers: { 'accept-encoding': 'br' } });
  const bytes = Number(answer.headers.get('content-length'));
  await answer.arrayBuffer();
  const milliseconds = performance.now() - from;
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return { milliseconds, bytes, stall: await stall() };
}

const ok: boolean[] = [];
function say(what: string, { milliseconds, bytes, stall: held }: Asked, count: number): number {
  const each = milliseconds / count;
  console.log(
    `${what}: ${count} séances, ${bytes} bytes, ${milliseconds.toFixed(0)} ms (${(each * 1000).toFixed(0)} µs each), ` +
      `nobody answered for ${held.toFixed(0)} ms at most (${MAX_STALL})`,
  );
  ok.push(held <= MAX_STALL);
  return each;
}

const countOf = (of: (event: PublicDocument['events'][number]) => boolean) =>
  (document?.events ?? []).filter((event) => event.startInstant !== null && of(event)).length;
const [day, otherDay] = document?.days.map(({ date }) => date) ?? [];
const room = document?.rooms[7]?.number ?? 0;
const first = document?.events[0]?.number ?? 0;

const { stall: reading, milliseconds } = await ask(`events/${first}.ics`);
console.log(`reading the release: ${milliseconds.toFixed(0)} ms, nobody answered for ${reading.toFixed(0)} ms`);
say(
  'a day',
  await ask(`days/${day}.ics`),
  countOf((event) => event.day === day),
);
say(
  'a room',
  await ask(`rooms/${room}.ics`),
  countOf(({ rooms }) => rooms.some((use) => use.room === room)),
);
const ofDay = say(
  'another day',
  await ask(`days/${otherDay}.ics`),
  countOf((event) => event.day === otherDay),
);
const ofAll = say(
  'everything, in English',
  await ask('programme.ics?lang=en'),
  countOf(() => true),
);
console.log(`time for each séance, everything to a day: ${(ofAll / ofDay).toFixed(2)} (at most 2)`);
ok.push(ofAll / ofDay <= 2);
say(
  'everything again',
  await ask('programme.ics?lang=en'),
  countOf(() => true),
);
await lanterne.stop();
process.exit(ok.every(Boolean) ? 0 : 1);

/**
 * How long a save of the grid takes, and the size of its answer.
 *
 *     npx tsx e2e/bench/acts.ts
 *
 * Input: 1,500 séances on 5 days in 10 rooms, 4 open streams, one post after the other over one
 * connection. Limits: a save of one séance is answered within 30 ms in the median and in less than
 * 2,048 bytes; another person sees it within a second. A handler of the same server that does
 * nothing shows how fast the machine is in this run.
 */
import { randomUUID } from 'node:crypto';
import { readMessages } from '#app/[locale]/(live)/organise/[festival]/grid/sync/shared-stream.ts';
import type { ActAnswer } from '#lib/events/act-answers.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { type Friend, fetchAs, folderOfFriends } from '../friends.ts';
import { SECRET, startLanterne } from '../server.ts';

const POSTS = 200;
const STREAMS = 4;
const MAX_MILLISECONDS = 30;
const MAX_BYTES = 2048;
const SEEN_WITHIN = 1000;

const { dataFolder, made, friends } = await folderOfFriends(['organiser', 'organiser'], {
  events: 1500,
  rooms: 10,
  days: 5,
  seed: 1,
});
const lanterne = await startLanterne({ dataFolder, env: { LANTERNE_SECRET: SECRET, LANTERNE_BENCH: dataFolder } });
const [friend, reader] = friends as [Friend, Friend];
const post = fetchAs(lanterne.url, friend);
const ADDRESS = '/api/festivals/f/changes';

/**
 * When each post was answered, and when each change was seen on a stream, by the id of the change.
 */
const answered = new Map<number, number>();
const seen = new Map<number, number>();
const leave = new AbortController();
for (let i = 0; i < STREAMS; i += 1) {
  const { body } = await fetchAs(lanterne.url, reader)(ADDRESS, { signal: leave.signal });
  void (async () => {
    for await (const message of readMessages(body as ReadableStream<Uint8Array>))
      if (message.event === 'change') seen.set(message.id, Math.max(performance.now(), seen.get(message.id) ?? 0));
  })().catch(() => {});
}

const versions = new Map(made.eventIds.map((id) => [id, 1]));
const seenAt = (id: number) => ({ id, version: versions.get(id) ?? 1 });
const pick = (step: number) => made.eventIds[(step * 7) % made.eventIds.length] ?? 0;
const at = (step: number) => `2026-06-0${6 + (step % 4)}T${10 + (step % 12)}:${step % 2 ? '15' : '40'}`;

async function measure(what: string, path: string, bodyOf: (step: number) => object, posts = POSTS) {
  const times: number[] = [];
  const sizes: number[] = [];
  for (let step = 0; step < posts; step += 1) {
    const body = JSON.stringify({ clientKey: randomUUID(), ...bodyOf(step) });
    const before = performance.now();
    const response = await post(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const text = await response.text();
    times.push(performance.now() - before);
    sizes.push(Buffer.byteLength(text));
    const answer = JSON.parse(text) as ActAnswer;
    if (!answer.ok) throw new Error(`${what}: ${text}`);
    answered.set(answer.lastChange, before);
    for (const { id, version } of [...answer.events, ...answer.whole]) versions.set(id, version);
  }
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const [median, bytes] = [quantile(0.5), Math.max(...sizes)];
  console.log(
    `${what}: ${median.toFixed(1)} ms, 95th ${quantile(0.95).toFixed(1)} ms, at most ${bytes} bytes (${posts} posts)`,
  );
  return { median, bytes };
}

const acts = (...all: GridAct[]) => ({ acts: all });
const move = (step: number): GridAct => ({
  act: 'move',
  events: [{ ...seenAt(pick(step)), startsAt: at(step), roomId: made.roomIds[step % 10] ?? 0 }],
});
const some = (count: number, step: number) => made.eventIds.slice(step * count, (step + 1) * count).map(seenAt);

async function nothing(): Promise<void> {
  const times: number[] = [];
  for (let step = 0; step < POSTS; step += 1) {
    const before = performance.now();
    await (await fetch(`${lanterne.url}/api/bench/empty`)).arrayBuffer();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  console.log(`a handler that does nothing: ${(times[POSTS / 2] ?? 0).toFixed(1)} ms`);
}

await measure('warming up', ADDRESS, (step) => acts(move(step + 300)), 30);
await nothing();
const saved = [
  await measure('move one', ADDRESS, (step) => acts(move(step))),
  await measure('swap two', ADDRESS, (step) => acts({ act: 'swap', events: some(2, step) })),
  await measure('copy one', ADDRESS, (step) => acts({ act: 'copy', ...seenAt(pick(step)), startsAt: at(step) })),
  await measure('undo', `${ADDRESS}/undo`, () => ({}), 50),
  await measure('redo', `${ADDRESS}/redo`, () => ({}), 50),
];
const ofOne = new Map(answered);
await nothing();
await measure('lock ten together', ADDRESS, (step) => acts({ act: 'lock', events: some(10, step) }), 50);
await measure(
  'lock 200 together',
  ADDRESS,
  (step) => acts({ act: step % 2 ? 'lock' : 'unlock', events: some(200, 0) }),
  6,
);

while (![...answered.keys()].every((id) => seen.has(id))) await new Promise((next) => setImmediate(next));
const delays = [...ofOne].map(([id, before]) => (seen.get(id) ?? 0) - before).sort((a, b) => a - b);
const slowest = delays.at(-1) ?? 0;
console.log(
  `seen on all ${STREAMS} streams after ${(delays[delays.length >> 1] ?? 0).toFixed(1)} ms, at most ${slowest.toFixed(0)} ms from the post`,
);
leave.abort();
await lanterne.stop();
const holds =
  saved.every(({ median, bytes }) => median <= MAX_MILLISECONDS && bytes < MAX_BYTES) && slowest < SEEN_WITHIN;
console.log(holds ? 'holds' : 'does not hold');
process.exit(holds ? 0 : 1);

import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { databaseFile, getDb, openDatabase } from '#db/client.ts';
import { isDamagedDatabase } from '#lib/faults.ts';
import { exchangeUnderWay, noteFestival } from '#lib/under-way.ts';
import type { Job } from './job.ts';
import { jobsFile } from './jobs-file.ts';
import { jobsUnderWay, runIn, runJob, startThreads } from './pool.ts';

vi.mock('./jobs-file.ts', () => ({ jobsFile: vi.fn() }));

const folder = mkdtempSync(join(tmpdir(), 'lanterne-pool-'));
const program = `
const hoard = [];
const rest = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
let count = 0;
const jobs = {
  echo: (asked) => asked,
  grow: () => { for (;;) hoard.push(Array.from({ length: 10000 }, Math.random)); },
  end: () => process.exit(3),
  stay: () => { for (;;); },
  throw: () => { throw new Error('not this one'); },
  count: () => { count += 1; return count; },
  tell: (asked, tell) => { for (const part of asked) tell(part); },
  work: (asked) => {
    const [alive, most] = [new Int32Array(asked, 0, 1), new Int32Array(asked, 4, 1)];
    const now = Atomics.add(alive, 0, 1) + 1;
    if (now > Atomics.load(most, 0)) Atomics.store(most, 0, now);
    // Until a second one is there: a thread takes a while to start.
    for (let waits = 0; waits < 200 && Atomics.load(most, 0) < 2; waits += 1) rest(10);
    rest(30);
    Atomics.sub(alive, 0, 1);
  },
};
export default async ({ name, asked, port }) => {
  try {
    if (name === 'gather') {
      const all = [];
      await new Promise((end) => port.on('message', (said) => (said === null ? end() : all.push(said.one))));
      return { answer: all };
    }
    if (name === 'damaged') return { failed: { code: 'databaseDamaged', values: {}, status: 503 } };
    if (name === 'refuse') return { failed: { code: 'gone', values: {}, status: 410 } };
    return { answer: jobs[name](asked, (part) => port.postMessage({ part })) };
  } finally {
    port.postMessage(null);
  }
};
`;

type Any = Job<unknown, unknown, unknown, unknown>;
const job = (name: string, milliseconds = 30_000) => ({ name, lane: 'reading', milliseconds }) as unknown as Any;
const file = join(folder, 'program.mjs');
writeFileSync(file, program);
const threadsOf = (isKept: boolean, threads: number) =>
  startThreads({ threads, megabytes: 64, isKept, waiting: 4 }, pathToFileURL(file).href);
let threads: Awaited<ReturnType<typeof startThreads>>;

beforeAll(async () => {
  threads = await threadsOf(true, 1);
});

afterAll(async () => {
  await threads.kept?.destroy();
  rmSync(folder, { recursive: true });
});

/** Two jobs queued behind one that fails, with only one thread. */
async function behind(failing: Promise<unknown>) {
  const [failed, ...others] = await Promise.allSettled([
    failing,
    runIn(threads, job('echo'), 'one'),
    runIn(threads, job('echo'), 'two'),
  ]);
  expect(others.map((other) => other.status === 'fulfilled' && other.value)).toEqual(['one', 'two']);
  return failed;
}

it('returns the answer of a job, and throws its refusal with a sentence', async () => {
  expect(await runIn(threads, job('echo'), 'said')).toBe('said');
  await expect(runIn(threads, job('refuse'), '')).rejects.toMatchObject({
    name: 'LanterneError',
    code: 'gone',
    status: 410,
  });
});

it.each([
  ['runs out of memory', 'grow', { code: 'ERR_WORKER_OUT_OF_MEMORY' }],
  ['ends its thread', 'end', { message: expect.stringMatching('exited') }],
  ['throws', 'throw', { message: 'not this one' }],
])('a job that %s breaks nothing else', async (_, name, reason) => {
  expect(await behind(runIn(threads, job(name), ''))).toMatchObject({ status: 'rejected', reason });
});

it('a job that does not end is stopped, and the next one starts', async () => {
  expect(await behind(runIn(threads, job('stay', 500), ''))).toMatchObject({ status: 'rejected' });
});

it('reports in the health of the server that a thread found the database damaged', async () => {
  await expect(runIn(threads, job('refuse'), '')).rejects.toMatchObject({ code: 'gone' });
  expect(isDamagedDatabase()).toBe(false);
  await expect(runIn(threads, job('damaged'), '')).rejects.toMatchObject({ code: 'databaseDamaged' });
  expect(isDamagedDatabase()).toBe(true);
});

it('passes on the parts of an answer in order, before its end', async () => {
  const parts = Array.from({ length: 1000 }, (_, at) => at);
  const heard: unknown[] = [];
  await runIn(threads, job('tell'), parts, { hear: (part) => heard.push(part) });
  expect(heard).toEqual(parts);
});

it('a kept thread remembers, and one for a file knows of no other', async () => {
  const counted = async (isKept: boolean) => {
    const some = await threadsOf(isKept, 1);
    const answers = [await runIn(some, job('count'), ''), await runIn(some, job('count'), '')];
    await some.kept?.destroy();
    return answers;
  };
  expect(await counted(true)).toEqual([1, 2]);
  expect(await counted(false)).toEqual([1, 1]);
});

it.each([true, false])('runs no more jobs at once than a lane has threads (kept: %s)', async (isKept) => {
  const some = await threadsOf(isKept, 2);
  const seen = new SharedArrayBuffer(8);
  await Promise.all(Array.from({ length: 5 }, () => runIn(some, job('work'), seen)));
  expect([...new Int32Array(seen)]).toEqual([0, 2]);
  await some.kept?.destroy();
});

it('queues a number of jobs in a lane, half of them from one festival, and refuses others', async () => {
  const some = await threadsOf(true, 1);
  const ask = (festival: string) =>
    exchangeUnderWay().run({} as never, () => {
      noteFestival(festival);
      return runIn(some, job('echo'), festival).catch(({ code, status }) => `${code} ${status}`);
    });
  const all = ['a', 'a', 'a', 'a', 'b', 'c', 'd'].map(ask);
  await Promise.resolve();
  const said = jobsUnderWay()
    .map(({ name, festival, isWaiting }) => `${name} ${festival} ${isWaiting}`)
    .sort();
  expect(said).toEqual(['echo a false', 'echo a true', 'echo a true', 'echo b true', 'echo c true']);
  const busy = 'serverBusy 503';
  // One job runs, two of its festival and two of others wait; further ones are refused.
  expect(await Promise.all(all)).toEqual(['a', 'a', 'a', busy, 'b', 'c', busy]);
  expect([jobsUnderWay(), await ask('d')]).toEqual([[], 'd']);
  await some.kept?.destroy();
});

it('sends a job what its caller makes meanwhile, in order, and stops it if that fails', async () => {
  const some = [1, 2, 3];
  expect(await runIn(threads, job('gather'), null, { give: some })).toEqual(some);
  const failing = (function* () {
    yield 1;
    throw new Error('no more rows');
  })();
  await expect(runIn(threads, job('gather'), null, { give: failing })).rejects.toThrow('no more rows');
  expect(await runIn(threads, job('echo'), 'on')).toBe('on');
});

it('leaves no log beside a database that replaced another, before a thread reads it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-jobs-'));
  vi.stubEnv('LANTERNE_DATA', folder);
  const file = databaseFile(folder);
  for (const one of [file, `${file}.other`]) openDatabase(one).$client.exec('create table word (text text)').close();
  getDb().$client.exec('create table other (word text)');
  const { $client: reader } = openDatabase(file);
  renameSync(`${file}.other`, file);
  expect(existsSync(`${file}-wal`)).toBe(true);
  // Whoever reads the former file still needs its log.
  reader.exec('begin; select * from word');
  await expect(runIn(threads, job('echo'), '')).rejects.toMatchObject({ code: 'databaseGone' });
  reader.exec('commit');
  await runIn(threads, job('echo'), '');
  expect(existsSync(`${file}-wal`)).toBe(false);
  vi.unstubAllEnvs();
});

it('builds the program of its threads once for all lanes and module graphs, and again after a failure', async () => {
  vi.stubEnv('LANTERNE_DATA', mkdtempSync(join(tmpdir(), 'lanterne-jobs-')));
  const made = vi.mocked(jobsFile);
  made.mockRejectedValueOnce(new Error('no room')).mockResolvedValue(pathToFileURL(file).href);
  const lane = (one: string) => ({ ...job('echo'), lane: one }) as Any;
  await expect(runJob(lane('reading'), 1)).rejects.toThrow('no room');
  expect(await runJob(lane('reading'), 2)).toBe(2);
  vi.resetModules();
  const other = await import('./pool.ts');
  expect([await other.runJob(lane('reading'), 3), await other.runJob(lane('plans'), 4)]).toEqual([3, 4]);
  const { jobsFile: again } = await import('./jobs-file.ts');
  expect([made.mock.calls.length, vi.mocked(again).mock.calls.length]).toEqual([2, again === made ? 2 : 0]);
  vi.unstubAllEnvs();
});

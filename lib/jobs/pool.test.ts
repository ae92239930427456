import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job } from './job.ts';
import { runIn, startThreads } from './pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanterne-pool-'));
const program = `
const hoard = [];
const jobs = {
  echo: (asked) => asked,
  grow: () => { for (;;) hoard.push(Array.from({ length: 10000 }, Math.random)); },
  end: () => process.exit(3),
  stay: () => { for (;;); },
  throw: () => { throw new Error('not this one'); },
  refuse: () => null,
};
export default ({ name, asked }) => name === 'refuse'
  ? { failed: { code: 'gone', values: {}, status: 410 } }
  : { answer: jobs[name](asked) };
`;

const job = (name: string, milliseconds = 30_000): Job<string, string> => ({ name, lane: 'reading', milliseconds });
let threads: Awaited<ReturnType<typeof startThreads>>;

beforeAll(async () => {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  threads = await startThreads({ threads: 1, megabytes: 64 }, pathToFileURL(file).href);
});

afterAll(async () => {
  await threads.pool.destroy();
  rmSync(folder, { recursive: true });
});

/** Two are asked for behind one that fails, in the one thread there is. */
async function behind(failing: Promise<unknown>) {
  const [failed, ...others] = await Promise.allSettled([
    failing,
    runIn(threads, job('echo'), 'one'),
    runIn(threads, job('echo'), 'two'),
  ]);
  expect(others.map((other) => other.status === 'fulfilled' && other.value)).toEqual(['one', 'two']);
  return failed;
}

it('hands on what a job answers, and what it refuses as a failure with a sentence', async () => {
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
])('a job that %s costs itself alone', async (_, name, reason) => {
  expect(await behind(runIn(threads, job(name), ''))).toMatchObject({ status: 'rejected', reason });
});

it('a job that comes to no end is given up, and who waits behind it goes on', async () => {
  expect(await behind(runIn(threads, job('stay', 500), ''))).toMatchObject({ status: 'rejected' });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job } from './job.ts';
import { runIn, startThreads } from './pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'lanterne-process-'));
const program = `
const jobs = {
  echo: (asked) => asked,
  who: () => process.pid,
  end: () => process.kill(process.pid, 'SIGSEGV'),
  stay: () => { for (;;); },
  throw: () => { throw new Error('not this one'); },
};
process.on('message', ({ name, asked }) => {
  try {
    process.send({ done: { answer: jobs[name](asked) } });
  } catch (thrown) {
    process.send({ thrown });
  }
});
`;
const job = (name: string, milliseconds = 30_000) =>
  ({ name, lane: 'pictures', milliseconds }) as unknown as Job<unknown, unknown>;
let threads: Awaited<ReturnType<typeof startThreads>>;

beforeAll(async () => {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  const limits = { threads: 1, megabytes: 64, isKept: true, isProcess: true, waiting: 4 };
  threads = await startThreads(limits, pathToFileURL(file).href);
});

afterAll(async () => {
  await threads.kept?.destroy();
  rmSync(folder, { recursive: true });
});

it('passes bytes to a process and back, and uses the same process again', async () => {
  const bytes = new Uint8Array([1, 2, 255]);
  expect(new Uint8Array((await runIn(threads, job('echo'), bytes)) as Uint8Array)).toEqual(bytes);
  const pid = await runIn(threads, job('who'), '');
  expect(pid).not.toBe(process.pid);
  expect(await runIn(threads, job('who'), '')).toBe(pid);
});

it.each([
  ['throws', job('throw'), { message: 'not this one' }],
  ['breaks the program', job('end'), { message: expect.stringMatching('exited') }],
  ['comes to no end', job('stay', 500), { name: 'AbortError' }],
])('a job that %s breaks nothing else', async (_, failing, reason) => {
  const [failed, other] = await Promise.allSettled([runIn(threads, failing, ''), runIn(threads, job('echo'), 'next')]);
  expect(failed).toMatchObject({ status: 'rejected', reason });
  expect(other).toMatchObject({ status: 'fulfilled', value: 'next' });
});

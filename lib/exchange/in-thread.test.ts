import { EventEmitter } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { inThread, partsInThread } from './in-thread.ts';

const threads = vi.hoisted(() => ({ alive: 0, most: 0, ended: 0 }));

vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    constructor(_: string, { workerData }: { workerData: unknown }) {
      super();
      threads.alive += 1;
      threads.most = Math.max(threads.most, threads.alive);
      setTimeout(() => {
        if (workerData === 'dies') this.emit('exit');
        else for (const part of [workerData].flat()) this.emit('message', part);
      }, 5);
    }
    async terminate() {
      await new Promise((resolve) => setTimeout(resolve, 5));
      threads.alive -= 1;
      threads.ended += 1;
      this.emit('exit');
    }
  },
}));

afterEach(() => {
  Object.assign(threads, { alive: 0, most: 0, ended: 0 });
});

const LIMITS = { milliseconds: 5000, megabytes: 16 };

it('reads one file after the other, however many are brought at once, also behind one that fails', async () => {
  const answers = await Promise.all([
    inThread('a.ts', 'one', LIMITS),
    inThread('a.ts', 'dies', LIMITS),
    partsInThread('a.ts', ['three', 'parts', null], LIMITS),
    inThread('a.ts', 'four', LIMITS),
  ]);
  expect(answers).toEqual(['one', null, ['three', 'parts'], 'four']);
  expect(threads).toEqual({ alive: 0, most: 1, ended: 4 });
});

it('lets what reads other files go on beside', async () => {
  await Promise.all([inThread('a.ts', 'one', LIMITS), inThread('b.ts', 'two', LIMITS)]);
  expect(threads.most).toBe(2);
});

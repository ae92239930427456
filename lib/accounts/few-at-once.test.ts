import { expect, it } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

it('runs two at once, lets three wait in their order, and refuses the others', async () => {
  const few = fewAtOnce(2, 3);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const all = [1, 2, 3, 4, 5, 6, 7].map((n) =>
    few(async () => {
      begun.push(n);
      await new Promise<void>((end) => ends.push(end));
      return n;
    }).catch((error) => error.code),
  );
  expect(await Promise.all(all.slice(5))).toEqual(['serverBusy', 'serverBusy']);
  expect(begun).toEqual([1, 2]);
  for (let n = 0; n < 5; n += 1) {
    ends[n]?.();
    await all[n];
    await new Promise(setImmediate);
  }
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(await Promise.all(all.slice(0, 5))).toEqual([1, 2, 3, 4, 5]);
});

it('hands a place on when the work fails', async () => {
  const few = fewAtOnce(1, 1);
  await expect(few(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await few(async () => 'next')).toBe('next');
});

import { expect, it } from 'vitest';
import { KeptBytes } from './kept-bytes.ts';

it('makes bytes once for all who ask, also for those who ask meanwhile, and again after a failure', async () => {
  const kept = new KeptBytes(10);
  let made = 0;
  const make = async () => {
    made += 1;
    return Uint8Array.of(made);
  };
  const [one, other] = await Promise.all([kept.get('a', make), kept.get('a', make)]);
  expect([one, other, await kept.get('a', make), made]).toEqual([Uint8Array.of(1), one, one, 1]);
  await expect(kept.get('b', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(await kept.get('b', make)).toEqual(Uint8Array.of(2));
});

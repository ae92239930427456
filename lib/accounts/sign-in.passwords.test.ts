import { describe, expect, it, vi } from 'vitest';
import { fewAtOnce, hashPassword, isPassword } from './sign-in.ts';

const busy = vi.hoisted(() => ({ now: 0, most: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const counted = async (...given: Parameters<typeof real.verify>) => {
    busy.now += 1;
    busy.most = Math.max(busy.most, busy.now);
    try {
      return await real.verify(...given);
    } finally {
      busy.now -= 1;
    }
  };
  return { ...real, verify: counted };
});

describe('passwords', () => {
  it('are stored as Argon2id with the cost OWASP names', async () => {
    expect(await hashPassword('dix lanternes')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are the same password however its accents were typed', async () => {
    const kept = await hashPassword('séance\u00a0de nuit'.normalize('NFC'));
    expect(await isPassword(kept, 'séance\u00a0de nuit'.normalize('NFD'))).toBe(true);
    expect(await isPassword(kept, 'seance de nuit')).toBe(false);
  });

  it('are checked one after the other, so that a processor is left for others', async () => {
    const kept = await hashPassword('dix lanternes');
    const all = Array.from({ length: 6 }, (_, at) => isPassword(kept, at === 3 ? 'dix lanternes' : 'neuf'));
    expect(await Promise.all(all)).toEqual([false, false, false, true, false, false]);
    expect(busy.most).toBe(1);
  });

  it('are never right without an account, nor with a damaged hash', async () => {
    expect(await isPassword(undefined, 'nobody has this password')).toBe(false);
    expect(await isPassword('none', 'none')).toBe(false);
  });

  it('take as long to check where there is no account', async () => {
    const kept = await hashPassword('dix lanternes');
    await isPassword(undefined, 'x');
    const time = async (hash: string | undefined) => {
      const start = performance.now();
      for (let i = 0; i < 5; i += 1) await isPassword(hash, 'something else');
      return performance.now() - start;
    };
    const [known, unknown] = [await time(kept), await time(undefined)];
    // A lookup without a hash would be hundreds of times faster.
    expect(unknown / known).toBeGreaterThan(0.2);
  });
});

it('runs two at once, queues three in their order, and refuses the others', async () => {
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

it('frees its place when the work fails', async () => {
  const few = fewAtOnce(1, 1);
  await expect(few(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await few(async () => 'next')).toBe('next');
});

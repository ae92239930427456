import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

describe('passwords', () => {
  it('are kept as Argon2id with the cost OWASP names', async () => {
    expect(await hashPassword('dix lanternes')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are the same password however the accent was typed', async () => {
    const kept = await hashPassword('séance\u00a0de nuit'.normalize('NFC'));
    expect(await isPassword(kept, 'séance\u00a0de nuit'.normalize('NFD'))).toBe(true);
    expect(await isPassword(kept, 'seance de nuit')).toBe(false);
  });

  it('are never right where there is no account, nor where the kept hash is damaged', async () => {
    expect(await isPassword(undefined, 'nobody has this password')).toBe(false);
    expect(await isPassword('none', 'none')).toBe(false);
  });

  it('take a real check where there is no account', async () => {
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

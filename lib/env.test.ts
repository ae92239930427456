import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, env, secret } from './env.ts';

describe('env', () => {
  it('has defaults', () => {
    expect(env({})).toEqual({
      dataFolder: resolve('data'),
      port: 3000,
      url: 'http://localhost:3000',
      trustProxy: false,
      isKeptOffline: true,
    });
  });

  it('takes what it is given', () => {
    expect(
      env({
        LANTERNE_DATA: '/srv/x',
        PORT: '8080',
        LANTERNE_URL: 'https://prog.example.org/',
        LANTERNE_TRUST_PROXY: '1',
        LANTERNE_OFFLINE: '0',
      }),
    ).toEqual({
      dataFolder: '/srv/x',
      port: 8080,
      url: 'https://prog.example.org',
      trustProxy: true,
      isKeptOffline: false,
    });
  });

  it.each([
    [{ PORT: 'http' }, 'badPort'],
    [{ PORT: '70000' }, 'badPort'],
    [{ LANTERNE_URL: 'example.org' }, 'badUrl'],
    [{ LANTERNE_URL: 'javascript:alert(1)' }, 'badUrl'],
    [{ LANTERNE_URL: 'https://example.org/sub' }, 'badUrl'],
    [{ LANTERNE_URL: 'https://me:pw@example.org' }, 'badUrl'],
    [{ LANTERNE_TRUST_PROXY: 'yes' }, 'badTrustProxy'],
    [{ LANTERNE_OFFLINE: 'no' }, 'badOffline'],
  ])('refuses %o as %s', (source, code) => {
    expect(() => env(source)).toThrow(expect.objectContaining({ constructor: EnvError, code }));
  });
});

describe('secret', () => {
  it('is made once, kept, and readable by its owner alone', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'lanterne-')), 'data');
    const first = secret({ LANTERNE_DATA: folder });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    expect(secret({ LANTERNE_DATA: folder })).toBe(first);
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(first);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment when it is there', () => {
    expect(secret({ LANTERNE_SECRET: 'given' })).toBe('given');
  });
});

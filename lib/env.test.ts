import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, env, secret, smtp } from './env.ts';

describe('env', () => {
  it('has defaults', () => {
    expect(env({})).toEqual({
      dataFolder: resolve('data'),
      backupFolder: resolve('data', 'backups'),
      port: 3000,
      host: null,
      url: 'http://localhost:3000',
      formerUrl: null,
      site: null,
      trustProxy: false,
      isKeptOffline: true,
      isLogPretty: false,
    });
  });

  it('takes the values it is given', () => {
    expect(
      env({
        LANTERNE_DATA: '/srv/x',
        LANTERNE_BACKUP: '/mnt/far',
        PORT: '8080',
        LANTERNE_URL: 'https://prog.example.org/',
        LANTERNE_TRUST_PROXY: '1',
        LANTERNE_OFFLINE: '0',
        LANTERNE_LOG: 'pretty',
      }),
    ).toEqual({
      dataFolder: '/srv/x',
      backupFolder: '/mnt/far',
      port: 8080,
      host: '127.0.0.1',
      url: 'https://prog.example.org',
      formerUrl: null,
      site: null,
      trustProxy: true,
      isKeptOffline: false,
      isLogPretty: true,
    });
  });

  it('writes for the address of plain files, which no worker keeps', () => {
    const { url, site, isKeptOffline } = env({
      LANTERNE_URL: 'https://prog.example.org',
      LANTERNE_SITE: 'https://asso.example/2026',
    });
    expect([url, site, isKeptOffline]).toEqual(['https://asso.example/2026', 'https://asso.example/2026', false]);
  });

  it('listens everywhere, behind a proxy on this machine only, or where it is told', () => {
    const hosts = [{}, { LANTERNE_TRUST_PROXY: '1' }, { LANTERNE_TRUST_PROXY: '1', LANTERNE_HOST: '0.0.0.0' }];
    expect(hosts.map((source) => env(source).host)).toEqual([null, '127.0.0.1', '0.0.0.0']);
  });

  it.each([
    [{ PORT: 'http' }, 'badPort'],
    [{ PORT: '70000' }, 'badPort'],
    [{ LANTERNE_HOST: '10.0.0' }, 'badHost'],
    [{ LANTERNE_URL: 'example.org' }, 'badUrl'],
    [{ LANTERNE_URL: 'javascript:alert(1)' }, 'badUrl'],
    [{ LANTERNE_URL: 'https://example.org/sub' }, 'badUrl'],
    [{ LANTERNE_URL: 'https://me:pw@example.org' }, 'badUrl'],
    [{ LANTERNE_FORMER_URL: 'old.example.org' }, 'badFormerUrl'],
    [{ LANTERNE_TRUST_PROXY: 'yes' }, 'badTrustProxy'],
    [{ LANTERNE_OFFLINE: 'no' }, 'badOffline'],
    [{ LANTERNE_LOG: 'all' }, 'badLog'],
  ])('refuses %o as %s', (source, code) => {
    expect(() => env(source)).toThrow(expect.objectContaining({ constructor: EnvError, code }));
  });
});

describe('smtp', () => {
  const url = 'smtps://camille%40example.org:a%3Ab@mail.example.org';

  it('is null without an address, and is read from one', () => {
    expect(smtp({})).toBeNull();
    const perHour = (pace: string) => smtp({ LANTERNE_SMTP_URL: url, LANTERNE_SMTP_PER_HOUR: pace })?.perHour;
    expect(['', '99999'].map(perHour)).toEqual([100, 99999]);
    expect(smtp({ LANTERNE_SMTP_URL: url })).toEqual({
      host: 'mail.example.org',
      port: 465,
      isTls: true,
      user: 'camille@example.org',
      password: 'a:b',
      from: 'camille@example.org',
      perHour: 100,
    });
    const open = {
      LANTERNE_SMTP_URL: 'smtp://localhost:25',
      LANTERNE_SMTP_FROM: 'a@example.org',
      LANTERNE_SMTP_PER_HOUR: '7',
    };
    expect(smtp(open)).toMatchObject({ port: 25, isTls: false, user: '', from: 'a@example.org', perHour: 7 });
  });

  it.each([
    [{ LANTERNE_SMTP_URL: 'mail.example.org' }, 'badSmtp'],
    [{ LANTERNE_SMTP_URL: 'https://mail.example.org' }, 'badSmtp'],
    [{ LANTERNE_SMTP_URL: 'smtp://camille:geheim@mail.example.org' }, 'badSmtp'],
    [{ LANTERNE_SMTP_URL: url, LANTERNE_SMTP_FROM: 'a@b.org, c@d.org' }, 'badSmtp'],
    [{ LANTERNE_SMTP_URL: url, LANTERNE_SMTP_PER_HOUR: '0' }, 'badPace'],
  ])('refuses %o as %s, without printing the password', (source, code) => {
    expect(() => smtp(source)).toThrow(
      expect.objectContaining({ code, message: expect.not.stringContaining('geheim') }),
    );
  });
});

describe('secret', () => {
  it('is made once, stored, and readable only by its owner', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'lanterne-')), 'data');
    const first = secret({ LANTERNE_DATA: folder });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    expect(secret({ LANTERNE_DATA: folder })).toBe(first);
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(first);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment if it is there', () => {
    expect(secret({ LANTERNE_SECRET: 'given'.repeat(7) })).toBe('given'.repeat(7));
  });

  it('is refused if it is short, from the environment or the data folder, and is not printed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanterne-'));
    writeFileSync(join(folder, 'secret'), '');
    const refusal = expect.objectContaining({ constructor: EnvError, code: 'shortSecret', value: '32' });
    expect(() => secret({ LANTERNE_SECRET: 'x'.repeat(31) })).toThrow(refusal);
    expect(() => secret({ LANTERNE_DATA: folder })).toThrow(refusal);
  });
});

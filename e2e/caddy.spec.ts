import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFestival } from '#db/testing.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { dataFolderWith, publish } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './installed.ts';
import { type Started, serve } from './server.ts';

// Needs Caddy itself, to test deploy/Caddyfile.
needs('caddy');

const SLUG = 'f';
const TOKEN = 'dbKq3v_7Xo-2LmN0pQrStU';

test.describe('behind Caddy as it is shipped', () => {
  let lanterne: Started;
  let caddy: ChildProcess;
  let url: string;
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-caddy-'));
  const log = join(folder, 'lanterne.log');

  test.beforeAll(async () => {
    const dataFolder = dataFolderWith((db) => {
      const { userId } = makeFestival(db, { events: 6, rooms: 2, days: 1, seed: 3, slug: SLUG });
      publish(db, { userId, name: 'Camille', email: 'c@example.org', isAdministrator: false }, SLUG);
    });
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    lanterne = await serve({ dataFolder, env: { LANTERNE_URL: url, LANTERNE_TRUST_PROXY: '1' } });
    const file = join(folder, 'Caddyfile');
    const text = readFileSync(resolve(import.meta.dirname, '..', 'deploy', 'Caddyfile'), 'utf8')
      .replace('programme.example.org {', `${url} {`)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${lanterne.port}`)
      .replace('/var/log/caddy/lanterne.log', log);
    writeFileSync(file, text.replace('\tlog default', '\tadmin off\n\tauto_https off\n$&'));
    const errors = openSync(join(folder, 'errors.log'), 'w');
    caddy = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { stdio: ['ignore', errors, errors] });
    await expect
      .poll(() =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
  });

  test.afterAll(async () => {
    caddy.kill();
    await lanterne.stop('SIGKILL');
  });

  test('pages are compressed and only over https from then on, uploads are limited, and its log contains no secrets and no people', async () => {
    const page = await fetch(`${url}/fr/festivals/${SLUG}`);
    expect([page.status, page.headers.get('content-encoding'), page.headers.get('strict-transport-security')]).toEqual([
      200,
      expect.stringMatching(/^(?:br|gzip)$/),
      'max-age=31536000',
    ]);
    // Older versions report it as an error of the server behind.
    const long = await fetch(`${url}/fr/sign-in`, { method: 'POST', body: new Uint8Array(26_000_000) });
    expect([413, 502]).toContain(long.status);
    for (const path of [
      `/fr/team/${TOKEN}/today`,
      `/fr/my/${TOKEN}`,
      `/feeds/volunteers/${TOKEN}.ics`,
      `/fr/join/${SLUG}/mine/${TOKEN}`,
      `/api/stop/${TOKEN}`,
      `/fr?q=${TOKEN}`,
    ])
      await fetch(url + path, { headers: { 'x-forwarded-for': '203.0.113.77', cookie: `a=${TOKEN}` } });
    const kept = await fetch(`${url}/api/selections`, {
      method: 'POST',
      headers: { origin: url },
      body: new URLSearchParams({ festival: SLUG, locale: 'fr', act: 'add-1' }),
      redirect: 'manual',
    });
    const [, own = TOKEN] = /\/my\/([\w-]{22})/.exec(kept.headers.get('location') ?? '') ?? [];
    expect([kept.status, own]).toEqual([303, expect.not.stringContaining(TOKEN)]);
    // The error page while Lanterne restarts does not name them either.
    await lanterne.stop();
    expect((await fetch(`${url}/fr/my/${own}`)).status).toBe(502);
    const said = () => readFileSync(log, 'utf8');
    const errors = readFileSync(join(folder, 'errors.log'), 'utf8');
    await expect.poll(said).toContain('/fr/team/...');
    await expect.poll(said).toContain('/feeds/volunteers/...');
    await expect.poll(said).toContain(`/fr/join/${SLUG}/..."`);
    await expect.poll(said).toContain('"status":502');
    for (const secret of [TOKEN, own]) expect(said() + errors).not.toContain(secret.slice(0, 8));
    expect(said()).not.toMatch(/127\.0\.0\.1"|203\.0\.113\.77/);
  });
});

import { mkdtempSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as routerHeaders from 'next/dist/client/components/app-router-headers.js';
import * as serverHeaders from 'next/dist/lib/constants.js';
import { hosts } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { dataFolderWith, publish } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { needs } from './installed.ts';
import { startNginx } from './nginx.ts';
import { type Started, serve } from './server.ts';

// Needs nginx itself, to test deploy/nginx.conf.
needs('nginx');

const SLUG = 'f';
const OWN = 'programme.lueurs.fr';
const TOKEN = 'dbKq3v_7Xo-2LmN0pQrStU';

/** Every header that Next reads, with values that could change the answer. */
const asked = [...Object.values(routerHeaders), ...Object.values(serverHeaders)]
  .flatMap((value) => (typeof value === 'string' ? [value] : []))
  .filter((name) => /^(?:rsc|next-[a-z-]+|x-[a-z-]+)$/i.test(name))
  .concat([
    'x-middleware-rewrite',
    'x-middleware-prefetch',
    'x-middleware-subrequest',
    'x-nextjs-data',
    'x-forwarded-host',
  ])
  .concat([
    'x-forwarded-proto',
    'x-rewrite-url',
    'x-original-url',
    'x-invoke-path',
    'x-http-method-override',
    'accept-encoding',
  ]);
const headers = [...new Set(asked.map((name) => name.toLowerCase()))];
const sentAs = (name: string) =>
  name === 'accept-encoding' ? 'gzip' : /rewrite|url|path|host/.test(name) ? '/en' : '1';

type Answer = { status: number; body: string; policy: string; encoding: string; transport: string; kept: string };

/** Not by `fetch`, which adds headers of its own. */
function ask(port: number, path: string, sent: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, headers: sent, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('base64'),
          policy: String(response.headers['content-security-policy']),
          encoding: String(response.headers['content-encoding']),
          transport: String(response.headers['strict-transport-security']),
          kept: String(response.headers['x-cache']),
        }),
      );
    });
    request.once('error', reject);
  });
}

test.describe('behind deploy/nginx.conf', () => {
  let lanterne: Started;
  let folder = '';
  let port = 0;
  let stop = () => {};

  test.beforeAll(async () => {
    const dataFolder = dataFolderWith((db) => {
      const { userId } = makeFestival(db, { events: headers.length + 10, rooms: 6, days: 5, seed: 1, slug: SLUG });
      publish(db, { userId, name: 'Camille', email: 'c@example.org', isAdministrator: false }, SLUG);
      const own = makeFestival(db, { events: 4, rooms: 1, days: 1, seed: 2, slug: 'g' });
      publish(db, { userId: own.userId, name: 'Ada', email: 'a@example.org', isAdministrator: false }, 'g');
      const at = '2026-02-02T10:00:00.000Z';
      const row = { festivalId: own.festivalId, askedAt: at, allowedAt: at, answeredAt: at };
      db.insert(hosts)
        .values({ host: OWN, ...row })
        .run();
    });
    port = await freePort();
    const env = { LANTERNE_URL: `http://127.0.0.1:${port}`, LANTERNE_TRUST_PROXY: '1' };
    lanterne = await serve({ dataFolder, env });
    folder = mkdtempSync(join(tmpdir(), 'lanterne-nginx-'));
    const nginx = startNginx({ folder, port, behind: lanterne.port });
    stop = () => void nginx.kill('SIGTERM');
    await expect(async () => expect((await ask(port, '/api/health')).status).toBe(200)).toPass();
  });
  test.afterAll(async () => {
    stop();
    await lanterne.stop('SIGKILL');
  });

  test('no header from a client changes what the cache gives to others', async () => {
    expect(headers.length).toBeGreaterThan(15);
    const list = await (await fetch(`${lanterne.url}/feeds/${SLUG}/pages.xml`)).text();
    const pages = [...new Set(list.match(/\/fr\/festivals\/f\/events\/[\w-]+/g) ?? [])];
    expect(pages.length).toBeGreaterThanOrEqual(headers.length);
    const poisoned: string[] = [];
    for (const [index, name] of headers.entries()) {
      // A page that nobody has read yet.
      const path = pages[index] ?? '';
      const plain = await ask(lanterne.port, path);
      await ask(port, path, { [name]: sentAs(name) });
      const read = await ask(port, path);
      if (read.status !== 200 || read.body !== plain.body || read.policy !== plain.policy) poisoned.push(name);
    }
    expect(poisoned).toEqual([]);
  });

  test('pages are compressed as the browser likes, and only over https from then on', async () => {
    for (const path of ['/fr', `/fr/festivals/${SLUG}`, `/feeds/${SLUG}/programme.ics`, '/fr/sign-in'])
      for (const encoding of ['gzip', 'gzip, deflate, br'])
        expect(await ask(port, path, { 'accept-encoding': encoding })).toMatchObject({
          status: 200,
          encoding: expect.stringMatching(/^(?:gzip|br)$/),
          transport: 'max-age=31536000',
        });
  });

  test('each address of a festival has its own pages in the cache, and redirects between them are never cached', async () => {
    const path = '/fr/festivals/g';
    const [old, own] = [{}, { host: OWN, 'accept-encoding': 'gzip' }];
    for (let i = 0; i < 2; i += 1) {
      expect(await ask(port, path, old)).toMatchObject({ status: 308, kept: 'MISS' });
      expect(await ask(port, path, own)).toMatchObject({ status: 200, kept: i === 0 ? 'MISS' : 'HIT' });
    }
    expect(await ask(port, '/feeds/g/programme.ics', old)).toMatchObject({ status: 200 });
  });

  test('open data is cached for everybody', async () => {
    const path = `/api/public/festivals/${SLUG}`;
    await ask(port, path, { 'accept-encoding': 'gzip' });
    expect(await ask(port, path, { 'accept-encoding': 'gzip' })).toMatchObject({ status: 200, kept: 'HIT' });
  });

  test('its log contains no secrets, no queries and no people', async () => {
    const addresses = [
      `/fr/team/${TOKEN}/today`,
      `/fr/my/${TOKEN}`,
      `/feeds/volunteers/${TOKEN}.ics`,
      `/fr/join/${SLUG}/mine/${TOKEN}`,
      `/api/stop/${TOKEN}`,
      `/fr?q=${TOKEN}`,
    ];
    for (const path of addresses) await ask(port, path);
    const log = () => readFileSync(join(folder, 'lanterne.log'), 'utf8');
    await expect.poll(log).toContain('GET /fr/team/... ');
    await expect.poll(log).toContain(' 127.0.0.0/24 GET /feeds/volunteers/... ');
    await expect.poll(log).toContain(`GET /fr/join/${SLUG}/... `);
    expect(log()).not.toContain(TOKEN.slice(0, 8));
    expect(log()).not.toContain('127.0.0.1');
  });
});

import { existsSync, readdirSync } from 'node:fs';
import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { openTestDb } from '#db/testing.ts';
import { config, proxy } from './proxy.ts';

const shared = globalThis as typeof globalThis & { lanterneDb?: Db };
let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  shared.lanterneDb = db;
});
afterEach(() => {
  db.$client.close();
  shared.lanterneDb = undefined;
  vi.unstubAllEnvs();
});

const matcher = new RegExp(`^${config.matcher[0]}$`);
const TOKEN = 'a'.repeat(22);

/** What the proxy does with an address: lets a document answer for itself, makes a live page of it, leads elsewhere, says 404, or never sees it. */
async function goes(path: string, init?: { method: string; headers: Record<string, string> }): Promise<string> {
  if (!matcher.test(path)) return 'unseen';
  const answer = await proxy(new NextRequest(`https://lanterne.example.org${path}`, init));
  const rewritten = answer.headers.get('x-middleware-rewrite');
  if (rewritten?.endsWith('/404/404')) return '404';
  if (answer.headers.has('location')) return `to ${new URL(answer.headers.get('location') ?? '').pathname}`;
  if (answer.headers.get('x-middleware-next') !== '1') return String(answer.status);
  return answer.headers.get('content-security-policy')?.includes("'nonce-") ? 'live' : 'document';
}

it.each([
  ['/', 'to /fr'],
  ['/fr', 'document'],
  ['/en', 'document'],
  ['/de', '404'],
  ['/wp-login.php', '404'],
  ['/fr/festivals/nel', 'document'],
  ['/fr/festivals/nel/events/12-le-sang', 'document'],
  ['/fr/festivals/nel/image.png', 'document'],
  ['/fr/festivals', '404'],
  [`/fr/preview/${TOKEN}/days/2026-11-28`, 'document'],
  ['/fr/preview', '404'],
  ['/fr/versions/nel/3', 'document'],
  [`/fr/my/${TOKEN}`, 'document'],
  [`/fr/team/${TOKEN}`, 'document'],
  ['/fr/organise/nel/grid', 'live'],
  ['/fr/organise', 'live'],
  ['/fr/sign-in', 'live'],
  ['/fr/released/abcd', '404'],
  // What answers for itself is passed on as a document is; what only looks like it is not.
  ['/api/health', 'document'],
  ['/api/festivals/nel/changes/undo', 'document'],
  ['/feeds/nel/programme.ics', 'document'],
  ['/feeds/nel/events/12.ics', 'document'],
  ['/fonts/atkinson-abc.woff2', 'document'],
  ['/sitemap-nel.xml', 'document'],
  ['/api', '404'],
  ['/api/sign-in', '404'],
  ['/api/festivals/nel', '404'],
  ['/api/organise/nel/grid', '404'],
  ['/feeds/sign-in', '404'],
  ['/feeds/organise/nel/films/3', '404'],
  ['/foo.txt', '404'],
  ['/sitemap.xml/sign-in', '404'],
  ['/_next/sign-in', '404'],
  ['/_next/static/a.js', 'unseen'],
])('%s is %s', async (path, kind) => {
  expect(await goes(path)).toBe(kind);
});

it('knows every file at the root', async () => {
  const made = readdirSync('app').filter((name) => !name.startsWith('[') && existsSync(`app/${name}/route.ts`));
  const metadata = ['apple-icon.png', 'icon.svg'].filter((name) => existsSync(`app/${name}`));
  for (const name of [...made, ...metadata, ...readdirSync('public'), 'robots.txt'])
    expect([name, await goes(`/${name}`)]).toEqual([name, 'document']);
});

it('knows every handler', async () => {
  const handlers = ['app/api', 'app/feeds', 'app/fonts', 'app/pictures'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      name.endsWith('route.ts') ? [`/${folder.slice(4)}/${name.slice(0, -9)}`] : [],
    ),
  );
  expect(handlers.length).toBeGreaterThan(30);
  for (const handler of handlers) {
    const path = handler.replace(/\[+\.\.\.\w+\]+/, 'a/b').replaceAll(/\[\w+\]/g, 'a');
    expect([path, await goes(path)]).toEqual([path, 'document']);
    // What may be left out.
    if (handler.includes('[[')) expect(await goes(path.replace('/a/b', ''))).toBe('document');
  }
});

it('knows every section of the framework', async () => {
  for (const name of readdirSync('app/[locale]/(live)', { withFileTypes: true }))
    if (name.isDirectory()) expect([name.name, await goes(`/fr/${name.name}`)]).toEqual([name.name, 'live']);
});

it('takes no long post from somebody who is not signed in', async () => {
  const post = (length: string) => ({ method: 'POST', headers: { 'content-length': length } });
  expect(await goes('/fr/organise/nel/import', post('1000001'))).toBe('413');
  expect(await goes('/fr/festivals/nel', post('20000000'))).toBe('413');
  expect(await goes('/fr/organise/nel/import', post('1000'))).toBe('live');
  expect(await goes('/api/sign-in', post('20000000'))).toBe('413');
  expect(await goes('/feeds/nel/programme.ics', post('20000000'))).toBe('413');
});

it('lets documents be read alone, and says so', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await proxy(new NextRequest('https://lanterne.example.org/fr/festivals/nel', { method }));
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
  }
  expect(await goes('/fr/organise/nel', { method: 'POST', headers: { 'content-length': '10' } })).toBe('live');
  for (const path of ['/fr/sign-in', '/fr/organise/nel', '/foo.txt'])
    expect(await goes(path, { method: 'PUT', headers: {} })).toBe('405');
});

it('hands a document no cookie and no nonce of a request, but a session to what says who reads it', async () => {
  const passedOn = async (path: string) => {
    const headers = { cookie: 'next-auth.session-token=a; other=b', 'x-nonce': 'n' };
    const answer = await proxy(new NextRequest(`https://lanterne.example.org${path}`, { headers }));
    expect(answer.headers.get('x-middleware-override-headers')?.split(',')).not.toContain('x-nonce');
    return answer.headers.get('x-middleware-request-cookie');
  };
  vi.stubEnv('LANTERNE_URL', 'http://lanterne.example.org');
  for (const path of ['/fr/festivals/nel', `/fr/my/${TOKEN}`, '/foo.txt'])
    expect([path, await passedOn(path)]).toEqual([path, null]);
  for (const path of ['/fr', '/fr/versions/nel/3']) expect(await passedOn(path)).toBe('next-auth.session-token=a');
});

it('takes the worker back where programmes are not kept', async () => {
  expect(await goes('/sw.js')).toBe('document');
  vi.stubEnv('LANTERNE_OFFLINE', '0');
  expect(await goes('/sw.js')).toBe('200');
});

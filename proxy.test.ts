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

const matcher = new RegExp(`^${config.matcher[1]}$`);
const TOKEN = 'a'.repeat(22);

/** What the proxy does with an address: lets a document answer for itself, makes a live page of it, leads elsewhere, says 404, or never sees it. */
async function goes(path: string, init?: { method: string; headers: Record<string, string> }): Promise<string> {
  if (path !== '/sw.js' && !matcher.test(path)) return 'unseen';
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
  ['/fr/festivals', 'live'],
  [`/fr/preview/${TOKEN}/days/2026-11-28`, 'document'],
  ['/fr/preview', 'live'],
  ['/fr/versions/nel/3', 'document'],
  [`/fr/my/${TOKEN}`, 'document'],
  [`/fr/team/${TOKEN}`, 'document'],
  ['/fr/organise/nel/grid', 'live'],
  ['/fr/organise', 'live'],
  ['/fr/sign-in', 'live'],
  ['/fr/released/abcd', 'live'],
  ['/api/health', 'unseen'],
  ['/feeds/nel/programme.ics', 'unseen'],
  ['/fonts/atkinson-abc.woff2', 'unseen'],
  ['/documents.css', 'unseen'],
  ['/_next/static/a.js', 'unseen'],
])('%s is %s', async (path, kind) => {
  expect(await goes(path)).toBe(kind);
});

it('takes no long post from somebody who is not signed in', async () => {
  const post = (length: string) => ({ method: 'POST', headers: { 'content-length': length } });
  expect(await goes('/fr/organise/nel/import', post('1000001'))).toBe('413');
  expect(await goes('/fr/festivals/nel', post('20000000'))).toBe('413');
  expect(await goes('/fr/organise/nel/import', post('1000'))).toBe('live');
});

it('lets documents be read alone, and says so', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await proxy(new NextRequest('https://lanterne.example.org/fr/festivals/nel', { method }));
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
  }
  expect(await goes('/fr/organise/nel', { method: 'POST', headers: { 'content-length': '10' } })).toBe('live');
});

it('takes the worker back where programmes are not kept', async () => {
  expect(await goes('/sw.js')).toBe('document');
  vi.stubEnv('LANTERNE_OFFLINE', '0');
  expect(await goes('/sw.js')).toBe('200');
});

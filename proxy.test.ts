import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { NextRequest } from 'next/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { hosts } from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { joinPaths } from '#lib/i18n/paths.ts';
import { withoutSecrets } from '#lib/messages/filled.ts';
import { hostToken } from './lib/festivals/own-host.ts';
import { config, proxy } from './proxy.ts';

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const matcher = new RegExp(`^${config.matcher[0]}$`);
const TOKEN = 'a'.repeat(22);

/**
 * What the proxy does with an address: passes it to a document, makes it a live page, redirects,
 * answers 404, or does not run.
 */
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
  // As people type it.
  ['/fr/festivals/NEL', 'to /fr/festivals/nel'],
  ['/FR/Festivals/Nel/events/12-le-sang', 'to /fr/festivals/nel/events/12-le-sang'],
  ['/festivals/nel', 'to /fr/festivals/nel'],
  ['/festivals/Nel/days/2026-11-28', 'to /fr/festivals/nel/days/2026-11-28'],
  ['/JOIN/nel', 'to /fr/join/nel'],
  ['/festivals', '404'],
  ['/fr/festivals/n%C3%A9l', 'document'],
  ['/festivals/n%C3%A9l', '404'],
  ['/fr/organise/NEL', 'live'],
  ['/favicon.ico', 'to /apple-icon.png'],
  [`/fr/preview/${TOKEN}/days/2026-11-28`, 'document'],
  ['/fr/preview', '404'],
  ['/fr/versions/nel/3', 'document'],
  [`/fr/my/${TOKEN}`, 'document'],
  [`/fr/team/${TOKEN}`, 'document'],
  ['/fr/organise/nel/grid', 'live'],
  ['/fr/organise', 'live'],
  ['/fr/sign-in', 'live'],
  ['/fr/released/abcd', '404'],
  // Route handlers are passed on like documents; addresses that only look like them are not.
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

it('redirects an address without a language into that of the reader, with its query', async () => {
  const headers = { 'accept-language': 'en' };
  const asked = new NextRequest('https://lanterne.example.org/festivals/Nel?kind=talk', { headers });
  const answer = await proxy(asked);
  expect([answer.status, answer.headers.get('location'), answer.headers.get('vary')]).toEqual([
    307,
    'https://lanterne.example.org/en/festivals/nel?kind=talk',
    'Accept-Language',
  ]);
  expect(await goes('/festivals/nel', { method: 'POST', headers: {} })).toBe('405');
  expect(await goes('/favicon.ico', { method: 'POST', headers: {} })).toBe('405');
});

it('knows every file at the root', async () => {
  const made = readdirSync('app').filter((name) => !name.startsWith('[') && existsSync(`app/${name}/route.ts`));
  const metadata = ['apple-icon.png', 'icon.svg'].filter((name) => existsSync(`app/${name}`));
  for (const name of [...made, ...metadata, ...readdirSync('public'), 'robots.txt'])
    expect([name, await goes(`/${name}`)]).toEqual([name, 'document']);
});

/** Whether a handler streams an uploaded file, which Next would hold in memory for the proxy. */
const takesFiles = (handler: string) => readFileSync(`app${handler}/route.ts`, 'utf8').includes('receiveFile(');

it('knows every handler', async () => {
  const handlers = ['app/api', 'app/feeds', 'app/fonts', 'app/pictures'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      name.endsWith('route.ts') ? [`/${folder.slice(4)}/${name.slice(0, -9)}`] : [],
    ),
  );
  expect(handlers.length).toBeGreaterThan(30);
  for (const handler of handlers) {
    const path = handler.replace(/\[+\.\.\.\w+\]+/, 'a/b').replaceAll(/\[\w+\]/g, 'a');
    expect([path, await goes(path)]).toEqual([path, takesFiles(handler) ? 'unseen' : 'document']);
    // With the optional part left out.
    if (handler.includes('[[')) expect(await goes(path.replace('/a/b', ''))).toBe('document');
  }
});

it('knows every section of the framework', async () => {
  for (const name of readdirSync('app/[locale]/(live)', { withFileTypes: true }))
    if (name.isDirectory()) expect([name.name, await goes(`/fr/${name.name}`)]).toEqual([name.name, 'live']);
});

it('refuses a long post from somebody who is not signed in', async () => {
  const post = (length: string) => ({ method: 'POST', headers: { 'content-length': length } });
  expect(await goes('/fr/organise/nel/import', post('1000001'))).toBe('413');
  expect(await goes('/fr/festivals/nel', post('20000000'))).toBe('413');
  expect(await goes('/fr/organise/nel/import', post('1000'))).toBe('live');
  expect(await goes('/api/sign-in', post('20000000'))).toBe('413');
  expect(await goes('/feeds/nel/programme.ics', post('20000000'))).toBe('413');
});

it('allows only reading documents, and says so', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await proxy(new NextRequest('https://lanterne.example.org/fr/festivals/nel', { method }));
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
  }
  for (const path of ['/feeds/nel/programme.ics', '/api/public/festivals', '/api/health']) {
    const answer = await proxy(new NextRequest(`https://lanterne.example.org${path}`, { method: 'PUT' }));
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, OPTIONS']);
    expect(await goes(path, { method: 'OPTIONS', headers: {} })).not.toBe('405');
  }
  expect(await goes('/fr/organise/nel', { method: 'POST', headers: { 'content-length': '10' } })).toBe('live');
  for (const path of ['/fr/sign-in', '/fr/organise/nel', '/foo.txt'])
    expect(await goes(path, { method: 'PUT', headers: {} })).toBe('405');
});

it('passes a document no cookie and no nonce of a request, except a session if it depends on who reads it', async () => {
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

it('removes the worker where programmes are not kept', async () => {
  expect(await goes('/sw.js')).toBe('document');
  vi.stubEnv('LANTERNE_OFFLINE', '0');
  expect(await goes('/sw.js')).toBe('200');
});

describe('at an address of a festival’s own', () => {
  const AT = '2026-11-29T04:00:00.000Z';
  const OWN = 'programme.lueurs.fr';
  const asked = (path: string, { host = OWN, method = 'GET' } = {}) =>
    proxy(new NextRequest(`https://${host}${path}`, { method, headers: { host } }));
  const leads = async (path: string) => (await asked(path)).headers.get('location');
  beforeEach(() => {
    const { festivalId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1, slug: 'nel' });
    makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 2, slug: 'other' });
    db.insert(hosts).values({ host: OWN, festivalId, askedAt: AT, allowedAt: AT, answeredAt: AT }).run();
  });

  it('redirects from the first page to the programme', async () => {
    expect([await leads('/'), await leads('/en')]).toEqual([
      `https://${OWN}/fr/festivals/nel`,
      `https://${OWN}/en/festivals/nel`,
    ]);
  });

  it.each([
    '/fr/festivals/nel/days/2026-06-06',
    `/fr/my/${TOKEN}`,
    '/feeds/nel/programme.ics',
    '/feeds/nel/manifest.webmanifest',
    `/feeds/selections/${TOKEN}.ics`,
    '/fonts/atkinson-abc.woff2',
    '/pictures/nel/abc-480.avif',
    '/sitemap-nel.xml',
    '/api/selections',
    '/api/public/festivals/nel/programme.json',
    '/api/public/abcd/times/fr-2.json',
    '/robots.txt',
    '/sw.js',
    '/moved.js',
  ])('answers %s', async (path) => {
    expect((await asked(path)).headers.get('x-middleware-next')).toBe('1');
  });

  it.each([
    '/fr/organise/nel',
    '/fr/sign-in?next=%2Ffr',
    '/en/account',
    '/fr/installation',
    `/fr/team/${TOKEN}`,
    `/fr/preview/${TOKEN}`,
    '/fr/festivals/other',
    '/feeds/other/programme.ics',
    `/feeds/volunteers/${TOKEN}.ics`,
    '/api/festivals/nel/changes',
    '/api/public/festivals',
    '/sitemap-other.xml',
  ])('redirects from %s to the installation', async (path) => {
    const answer = await asked(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([307, `https://lanterne.example.org${path}`]);
    expect((await asked(path, { method: 'POST' })).status).toBe(404);
  });

  it('is 404 for what nothing answers', async () => {
    for (const path of ['/wp-login.php', '/fr/nothing', '/fr/festivals'])
      expect((await asked(path)).headers.get('x-middleware-rewrite')).toMatch(/\/404$/);
  });

  it('tells this server that it is reached, and a proxy which host names may have certificates', async () => {
    const [own, other, evil] = await Promise.all(
      [OWN, 'lanterne.example.org', 'evil.example'].map((host) => asked('/.well-known/lanterne', { host })),
    );
    expect([own?.status, await own?.text(), other?.status, evil?.status]).toEqual([200, hostToken(OWN), 404, 404]);
    const certificates = async (domain: string) =>
      (await asked(`/.well-known/lanterne?domain=${domain}`, { host: '127.0.0.1:3000' })).status;
    expect([await certificates(OWN), await certificates('evil.example')]).toEqual([200, 404]);
  });

  it('does none of this at a host that was not allowed', async () => {
    db.update(hosts).set({ allowedAt: null }).run();
    expect((await asked('/fr/organise/nel')).headers.get('location')).toBeNull();
    expect((await asked('/.well-known/lanterne')).status).toBe(404);
  });
});

/** An address of each kind that gives access to whoever has it. */
function secretPaths(): string[] {
  const { page, mine, parent } = joinPaths('fr', 'nel');
  const behind = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .flatMap((folder) => /([^/]+)\/\[token\]$/.exec(folder)?.[1] ?? [])
    .concat('selections', 'volunteers')
    .map((before) => `/fr/${before}/${TOKEN}`);
  expect(behind.length).toBeGreaterThan(10);
  return [...behind, page(TOKEN), mine(TOKEN), parent(TOKEN)];
}

it('no secret address stands in the subject of a message or on a locked screen', () => {
  for (const path of secretPaths()) expect(withoutSecrets(`Ici : https://lanterne.example.org${path}`), path).toBe('');
  for (const path of ['/fr/join/nel', '/fr/festivals/nel/events/12-le-sang-et-la-boue'])
    expect(withoutSecrets(path)).toBe(path);
});

it.each(['nginx.conf', 'Caddyfile'])('no secret address is written whole by the log of deploy/%s', (name) => {
  const conf = readFileSync(`deploy/${name}`, 'utf8');
  const cut = new RegExp((/"~(\^\(\?<lanterne_before>.+)" "|uri regexp "(.+)" "/.exec(conf) ?? []).slice(1).join(''));
  for (const path of secretPaths().flatMap((one) => [one, `${one}/join/x/y`]))
    expect(cut.exec(path)?.[1] ?? TOKEN, path).not.toContain(TOKEN);
  for (const path of ['/fr', '/fr/join/nel', '/fr/festivals/nel/days/2026-11-28', '/fr?q=/team/x'])
    expect(cut.exec(path)?.[1], path).toBeUndefined();
});

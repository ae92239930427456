import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as festivalList } from '#app/api/public/festivals/route.ts';
import { dynamic as robotsAre } from '#app/robots.ts';
import { GET as sitemapIndex, dynamic as sitemapIs } from '#app/sitemap.xml/route.ts';
import { festivals, hosts } from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { elsewhereAtOwnHost } from './own-host.ts';
import { isOurs } from './post.ts';

const AT = '2026-11-29T04:00:00.000Z';
const HOME = 'lanterne.example.org';
const OWN = 'programme.lueurs.fr';

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', `https://${HOME}`);
  const db = openTestDb();
  serveDb(db);
  publishExample(db, 'nel', 'aaaaaaaaaaaaaaaa');
  publishExample(db, 'other', 'bbbbbbbbbbbbbbbb');
  db.update(festivals).set({ isDemonstration: false }).run();
  const festivalId = db.select().from(festivals).get()?.id ?? 0;
  db.insert(hosts).values({ host: OWN, festivalId, askedAt: AT, allowedAt: AT, answeredAt: AT }).run();
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const at = (host: string, headers: Record<string, string> = {}) =>
  new Request(`https://${host}/`, { headers: { host, ...headers } });

it('lists for search engines the festivals of each address at that address only', async () => {
  const listed = async (host: string) =>
    Array.from((await sitemapIndex(at(host)).text()).matchAll(/<loc>(.*?)<\/loc>/g), ([, address]) => address);
  expect(await listed(HOME)).toEqual([`https://${HOME}/sitemap-other.xml`]);
  expect(await listed('evil.example')).toEqual([`https://${HOME}/sitemap-other.xml`]);
  expect(await listed(OWN)).toEqual([`https://${OWN}/sitemap-nel.xml`]);
});

it('writes nothing with an address while it is built, when the address is not known', () => {
  expect([robotsAre, sitemapIs]).toEqual(['force-dynamic', 'force-dynamic']);
});

it('tells programs where each festival is read', async () => {
  const { festivals: listed } = await (await festivalList(at(HOME))).json();
  expect(listed.map(({ address }: { address: string }) => address).sort()).toEqual([
    `https://${HOME}/api/public/festivals/other`,
    `https://${OWN}/api/public/festivals/nel`,
  ]);
});

it('accepts a visitor’s choice from a page at the festival’s own address, but nothing for the desk', () => {
  const posted = (host: string, origin: string) => at(host, { origin: `https://${origin}` });
  expect(isOurs(posted(OWN, OWN), 'page')).toBe(true);
  expect(isOurs(posted(OWN, OWN), 'desk')).toBe(false);
  expect(isOurs(posted(OWN, 'evil.example'), 'page')).toBe(false);
  expect(isOurs(posted('evil.example', 'evil.example'), 'page')).toBe(false);
  expect(isOurs(posted(HOME, OWN), 'page')).toBe(false);
});

it('lets mails and notifications from before be stopped where the installation was', () => {
  const old = 'old.example.org';
  vi.stubEnv('LANTERNE_FORMER_URL', `https://${old}`);
  const post = (host: string, path: string) =>
    elsewhereAtOwnHost(new Request(`https://${host}${path}`, { method: 'POST', headers: { host } }), path, true);
  for (const path of ['/api/stop/dbKq3v', '/api/team/dbKq3v/push'])
    expect([post(old, path), post(OWN, path)?.status]).toEqual([null, 404]);
  expect(post(old, '/fr/sign-in')?.status).toBe(404);
});

it('tells a proxy which names may have a certificate: those of festivals, and the installation’s own', () => {
  const old = 'old.example.org';
  const status = (domain: string) => {
    const url = `http://127.0.0.1:3000/.well-known/lanterne?domain=${domain}`;
    return elsewhereAtOwnHost(new Request(url, { headers: { host: '127.0.0.1:3000' } }), new URL(url).pathname, true)
      ?.status;
  };
  expect([OWN, HOME, old, 'evil.example'].map(status)).toEqual([200, 200, 404, 404]);
  vi.stubEnv('LANTERNE_FORMER_URL', `https://${old}`);
  expect(status(old)).toBe(200);
});

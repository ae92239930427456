import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { elsewhereAtOwnHost } from '#app/_server/own-host.ts';
import { GET as programmeFeed } from '#app/feeds/[festival]/programme.ics/route.ts';
import type { Db } from '#db/client.ts';
import { festivals, hosts } from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { newPublicKey } from '#lib/programme/public-key.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { programmeAt } from './programme-at.ts';

const AT = '2026-11-29T04:00:00.000Z';
const HOME = 'lanterne.example.org';
const OWN = 'programme.lueurs.fr';
const PAGE = '/fr/festivals/nel/events/10-terre-rare';
const ENDLESS = { festival: { ...exampleDocument().festival, endsOn: '2999-12-31' } };

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', `https://${HOME}`);
  db = openTestDb();
  serveDb(db);
  publishExample(db, 'nel', newPublicKey(), ENDLESS);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

/** Writes the row that `askHost`, `allowHost` and `checkHost` would leave, with another key. */
function give(host = OWN, row: Partial<typeof hosts.$inferInsert> = {}) {
  const festivalId = db.select().from(festivals).get()?.id ?? 0;
  db.insert(hosts)
    .values({ host, festivalId, askedAt: AT, allowedAt: AT, answeredAt: AT, ...row })
    .run();
  db.update(festivals).set({ publicKey: newPublicKey() }).run();
}

const ask = (host: string, path = PAGE, headers: Record<string, string> = {}) =>
  programmeAt(new Request(`https://${host}${path}`, { headers: { host, ...headers } }));
const SHOWN = { 'sec-fetch-dest': 'document', accept: 'text/html,application/xhtml+xml' };
const canonicalIn = (html: string) => /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
const calendar = async (host: string, headers: Record<string, string> = {}) => {
  const request = new Request(`https://${host}/feeds/nel/programme.ics`, { headers: { host, ...headers } });
  const answer = await programmeFeed(request, { params: Promise.resolve({ festival: 'nel' }) });
  const [tag, changed] = ['etag', 'last-modified'].map((name) => answer.headers.get(name) ?? '');
  return { status: answer.status, tag, changed, text: await answer.text() };
};

describe('a festival with an address of its own', () => {
  it('is read there: every absolute address on its pages begins with it', async () => {
    expect(canonicalIn(await (await ask(HOME)).text())).toBe(`https://${HOME}${PAGE}`);
    give();
    const answer = await ask(OWN);
    const html = await answer.text();
    expect([answer.status, canonicalIn(html)]).toEqual([200, `https://${OWN}${PAGE}`]);
    expect(html.replace(/<meta name="lanterne-former"[^>]*>/, '')).not.toContain(HOME);
    expect(html).toContain(`<meta name="lanterne-former" content="https://${HOME}"/>`);
    expect(html).toContain(`<meta property="og:url" content="https://${OWN}${PAGE}"/>`);
  });

  it('redirects other programs permanently, without letting shared caches store that', async () => {
    give();
    const moved = await ask(HOME, `${PAGE}?lang=fr`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `https://${OWN}${PAGE}?lang=fr`]);
    expect(moved.headers.get('cache-control')).toBe('private, max-age=0');
  });

  it('takes a visitor’s selection along by a page with a script', async () => {
    give();
    for (const headers of [
      SHOWN,
      { 'sec-fetch-dest': 'empty', accept: SHOWN.accept },
      { 'upgrade-insecure-requests': '1', accept: SHOWN.accept },
    ]) {
      const answer = await ask(HOME, `${PAGE}?a="><script>`, headers);
      const html = await answer.text();
      expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
      expect(html).toMatch(
        /<script src="\/moved\.js\?v=[^"]+" data-festival="nel" data-to="https:\/\/programme\.lueurs\.fr/,
      );
      expect(html).not.toContain('"><script>');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(answer.headers.get('referrer-policy')).toBe('strict-origin');
    }
  });

  it('still answers frames in other sites, and the worker of a programme installed from the former address', async () => {
    give();
    for (const [path, headers] of [
      ['/fr/festivals/nel/embed', { ...SHOWN, 'sec-fetch-dest': 'iframe' }],
      ['/fr/festivals/nel/embed', {}],
      [PAGE, { 'sec-fetch-dest': 'empty', accept: '*/*' }],
    ] as const) {
      const answer = await ask(HOME, path, headers);
      expect([path, answer.status, /^W\/"[0-9a-f]{16}-/.test(answer.headers.get('etag') ?? '')]).toEqual([
        path,
        200,
        true,
      ]);
      expect(answer.headers.get('cache-control')).toBe('private, max-age=0');
    }
  });

  it('answers calendars at both addresses, with the same entries and one address in them', async () => {
    const uids = (text: string) => text.match(/^UID:.+$/gm);
    const before = await calendar(HOME);
    expect(before.text).toContain(`URL:https://${HOME}/fr/festivals/nel`);
    give();
    const [old, own] = [await calendar(HOME), await calendar(OWN)];
    expect([old.status, old]).toEqual([200, own]);
    expect(uids(own.text)).toEqual(uids(before.text));
    expect(own.text.replaceAll(/\r\n /g, '')).toContain(`URL:https://${OWN}/fr/festivals/nel`);
    expect(own.text.replaceAll(/\r\n /g, '')).not.toContain(HOME);
    expect(own.tag).not.toBe(before.tag);
  });

  it('has changed for a program that compares dates alone, when the address comes and when it goes', async () => {
    const since = async (changed = '') => (await calendar(HOME, { 'If-Modified-Since': changed })).status;
    const { changed: before } = await calendar(HOME);
    expect(await since(before)).toBe(304);
    give();
    expect(await since(before)).toBe(200);
    const { changed = '' } = await calendar(HOME);
    expect([new Date(changed).toISOString(), await since(changed)]).toEqual([AT, 304]);
    db.update(hosts).set({ leftAt: '2026-11-29T05:00:00.000Z' }).run();
    expect(await since(changed)).toBe(200);
  });

  it('answers at the former address again when it is given up', async () => {
    give(OWN, { leftAt: AT });
    expect(canonicalIn(await (await ask(HOME)).text())).toBe(`https://${HOME}${PAGE}`);
    const back = await ask(OWN);
    expect([back.status, back.headers.get('location')]).toEqual([308, `https://${HOME}${PAGE}`]);
    expect((await calendar(OWN)).status).toBe(200);
  });

  it('takes them along from the former address of the installation too, and calendars stay', async () => {
    const old = 'old.example.org';
    vi.stubEnv('LANTERNE_FORMER_URL', `https://${old}`);
    for (const to of [HOME, OWN]) {
      if (to === OWN) give();
      expect(await (await ask(old, PAGE, SHOWN)).text()).toContain(`data-to="https://${to}${PAGE}"`);
      const former = /<meta name="lanterne-former" content="([^"]*)"/.exec(await (await ask(to)).text())?.[1];
      expect(former?.split(' ')).toContain(`https://${old}`);
      expect((await calendar(old)).text.replaceAll(/\r\n /g, '')).toContain(`URL:https://${to}/fr/festivals/nel`);
    }
    const elsewhere = (path: string) =>
      elsewhereAtOwnHost(new Request(`https://${old}${path}`, { headers: { host: old } }), path, path.length > 3);
    for (const path of ['/', '/fr', '/fr/account'])
      expect(elsewhere(path)?.headers.get('location')).toBe(`https://${HOME}${path}`);
    expect([PAGE, '/feeds/nel/programme.ics'].map(elsewhere)).toEqual([null, null]);
  });

  it('is nobody else’s: at an unknown host, pages are as before', async () => {
    give();
    const answer = await ask('evil.example');
    expect([answer.status, canonicalIn(await answer.text())]).toEqual([200, `https://${OWN}${PAGE}`]);
  });
});

import { gunzipSync } from 'node:zlib';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { edition } from '#app/_server/kept-pages.ts';
import type { Db } from '#db/client.ts';
import { accessTokens, events, festivals } from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { newToken } from '#lib/accounts/tokens.ts';
import { LARGE } from '#lib/festivals/large.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { previewAt } from './behind-at.ts';
import { programmeAt } from './programme-at.ts';
import { teamAt } from './team/team-at.ts';

// A thread cannot open a database in memory; document-of.test.ts uses real threads.
vi.mock('#lib/jobs/pool.ts', () => ({ runJob: vi.fn() }));

const SITE = 'https://lanterne.example.org';
const KEY = 'aaaaaaaaaaaaaaaa';
const NEW_KEY = 'bbbbbbbbbbbbbbbb';
// A festival that never ends, as pages of a festival that is over have another tag.
const ENDLESS = { festival: { ...exampleDocument().festival, endsOn: '2999-12-31' } };

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  db = openTestDb();
  serveDb(db);
  publishExample(db, 'nel', KEY, ENDLESS);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  programmeAt(new Request(SITE + path, { headers, method }));

describe('a page of a programme', () => {
  it('is in the encoding it declares, also in development, where nothing is cached', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    const answer = await ask('/fr/festivals/nel/events/10-terre-rare', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toMatch(/^<!DOCTYPE html>/);
  });

  it('is complete HTML without inline scripts, under a policy that forbids them', async () => {
    const answer = await ask('/fr/festivals/nel/events/10-terre-rare');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="fr"><head>/);
    expect(html.match(/<script(?![^>]*(?:\bsrc="\/|type="application\/ld\+json"))/g)).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(html).toContain(`<link rel="canonical" href="${SITE}/fr/festivals/nel/events/10-terre-rare"/>`);
    expect(html).toContain('<link rel="alternate" hrefLang="en"');
  });

  it('is answered 304 by its tag, and without a body to HEAD', async () => {
    const tag = `W/"${KEY}-${edition()}"`;
    const answer = await ask('/fr/festivals/nel/legal');
    expect(answer.headers.get('etag')).toBe(tag);
    const again = await ask('/fr/festivals/nel/legal', { 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const head = await ask('/fr/festivals/nel/legal', {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-length')).toBe(String((await answer.arrayBuffer()).byteLength));
  });

  it('says in its tag that the festival is over, after the part that the worker reads', async () => {
    publishExample(db, 'past', NEW_KEY);
    const answer = await ask('/fr/festivals/past/legal');
    expect(answer.headers.get('etag')).toBe(`W/"${NEW_KEY}-${edition()}-over"`);
  });

  it.each([
    ['2026-06-05T10:00:00.000Z', ''],
    ['2026-06-07T10:00:00.000Z', '-2026-06-07'],
    ['2026-06-08T10:00:00.000Z', ''],
  ])('says in its tag which day its lists begin with, at %s', async (at, day) => {
    vi.useFakeTimers({ now: Date.parse(at), toFake: ['Date'] });
    const tagAt = async (path: string) => (await ask(`/fr/festivals/nel${path}`)).headers.get('etag');
    for (const path of ['/people', '/themes', '/embed'])
      expect(await tagAt(path)).toBe(`W/"${KEY}-${edition()}${day}"`);
    expect(await tagAt('/legal')).toBe(`W/"${KEY}-${edition()}"`);
  });

  it('redirects from an old title to its address, and is 404 in the language of its address if there is none', async () => {
    const moved = await ask('/fr/festivals/nel/events/10-autre');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/fr/festivals/nel/events/10-terre-rare']);
    const missing = await ask('/en/festivals/nel/events/9999');
    const html = await missing.text();
    expect([missing.status, missing.headers.get('x-robots-tag')]).toEqual([404, 'noindex']);
    expect(html).toContain('<html lang="en">');
    // The script that makes the appearance switch work.
    expect(html).toContain('src="/islands.js');
    expect(html).toContain('action="/en/festivals/nel/search"');
    expect((await ask('/fr/festivals/nobody')).status).toBe(404);
  });

  it('is open to frames of other sites only if it is made for them', async () => {
    const frames = async (path: string) =>
      /frame-ancestors ([^;]+)/.exec((await ask(path)).headers.get('content-security-policy') ?? '')?.[1];
    expect(await frames('/fr/festivals/nel/embed')).toBe('*');
    // One whose festival or part is gone says so, with nothing that can be clicked but ways out.
    for (const missing of ['/fr/festivals/nobody/embed', '/fr/festivals/nel/embed/themes/gone']) {
      const html = await (await ask(missing)).text();
      expect([await frames(missing), html.includes('<base target="_blank"')]).toEqual(['*', true]);
      expect(html).toContain('a été retiré du programme');
      expect(html).not.toMatch(/<form|<button|<script/);
    }
    expect(await frames('/fr/festivals/nobody')).toBe("'none'");
    expect(await frames('/fr/festivals/nel/integrate')).toBe("'self'");
    expect(await frames('/fr/festivals/nel/search?q=terre')).toBe("'none'");
  });

  it('allows only the frame or video of its own trailers, which load once the reader asks', async () => {
    const trailers = ['https://youtu.be/dQw4w9WgXcQ', 'https://films.example/un.mp4', 'https://films.example/page'];
    const films = exampleDocument().films.map((film, i) => ({ ...film, ...(trailers[i] && { trailer: trailers[i] }) }));
    publishExample(db, 'trailers', NEW_KEY, { ...ENDLESS, films });
    const of = async (path: string) => {
      const answer = await ask(`/fr/festivals/trailers${path}`);
      const html = await answer.text();
      const sources = (answer.headers.get('content-security-policy') ?? '').match(/(?:frame|media)-src [^;]+/g);
      // Every address of another site that a browser loads by itself (links are left out).
      const others = html.match(
        /<(?!a |meta |link rel="(?:canonical|alternate)")[^>]* (?:href|src|srcset|action)="https?:[^"]*/g,
      );
      return { sources, others, hasButton: html.includes('data-island="trailer"') };
    };
    const frame = ['frame-src https://www.youtube-nocookie.com'];
    expect(await of('/films/4-terre-rare')).toEqual({ sources: frame, others: null, hasButton: true });
    expect(await of('/events/10-terre-rare')).toEqual({ sources: frame, others: null, hasButton: true });
    expect(await of('/films/5-silent-forge')).toMatchObject({ sources: ['media-src https://films.example'] });
    expect(await of('/films/6-behind-glass')).toEqual({ sources: null, others: null, hasButton: false });
    for (const path of ['', '/films', '/days/2026-06-06']) expect((await of(path)).sources).toBeNull();
  });

  it('names the address of the times and updates itself, even where nothing is kept offline', async () => {
    const told = async (path: string) => {
      const html = await (await ask(`/fr/festivals/${path}`)).text();
      const times = html.match(/\/api\/public\/\w+\/times\//g)?.length ?? 0;
      return [times, ...['fresh', 'offline'].map((name) => html.includes(`data-island="${name}"`))];
    };
    // The stars, the bar of what is new, and « Ma sélection » itself each read the times.
    expect(await told('nel/my')).toEqual([3, true, true]);
    // A page that is drawn for one reader has no tag, so it cannot ask whether it is up to date.
    expect(await told('nel/search?q=terre')).toEqual([2, false, true]);
    vi.stubEnv('LANTERNE_OFFLINE', '0');
    publishExample(db, 'unkept', NEW_KEY, ENDLESS);
    expect([await told('unkept/my'), await told('unkept/search?q=terre')]).toEqual([
      [3, true, false],
      [2, false, false],
    ]);
  });

  it('leads to the code of its address, and the page of a code to no other', async () => {
    publishExample(db, 'codes', 'cccccccccccccccc', ENDLESS);
    const ends = ['', '/days/2026-06-07', '/subscribe', '/now', '/copy', '/print', '/integrate', '/open-data'].concat([
      '/legal',
      '/changes',
      '/events/10-terre-rare',
    ]);
    for (const end of ends) {
      const html = await (await ask(`/fr/festivals/codes${end}`)).text();
      const [, code = ''] = / href="([^"]+)"[^>]*>(?:<svg.*?<\/svg>)?Code QR de cette page/.exec(html) ?? [];
      expect([end, code]).toEqual([end, expect.stringMatching(`^/fr/festivals/codes/qr${end}`)]);
      const page = await (await ask(code)).text();
      expect([end, /role="img" aria-label="Code QR qui mène à /.test(page)]).toEqual([end, true]);
      expect(page).not.toContain('Code QR de cette page');
    }
  });

  it('of a search is drawn for its reader, and not cached', async () => {
    const answer = await ask('/fr/festivals/nel/search?q=terre%20rare%3Cscript%3E');
    const html = await answer.text();
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('etag')).toBeNull();
    expect(html).toContain('terre rare&lt;script&gt;');
  });
});

describe('a page of a large programme', () => {
  /** Replaces the thread by `answer`; answers the list of what it is asked for. */
  function thread(answer: () => string | null): string[] {
    const id = db.select().from(festivals).where(eq(festivals.slug, 'nel')).get()?.id ?? 0;
    const rows = Array.from({ length: LARGE }, (_, i) => ({ festivalId: id, uid: `large-${i}`, number: 1000 + i }));
    db.insert(events)
      .values(
        rows.map((row) => ({
          ...row,
          title: { fr: 'x' },
          kind: 'other' as const,
          createdAt: '2026-01-01T00:00:00.000Z',
        })),
      )
      .run();
    const asked: string[] = [];
    vi.mocked(runJob).mockImplementation(async (_, given) => {
      const { state, tail } = (given as { asked: { state: string; tail: string } }).asked;
      asked.push(`${state}${tail}`);
      return answer() as never;
    });
    return asked;
  }
  const HEADERS = { 'accept-encoding': 'identity' };

  it('is requested from a thread once', async () => {
    const asked = thread(() => '<p>there</p>');
    for (const _ of 'ab') expect(await (await ask('/fr/festivals/nel/copy', HEADERS)).text()).toBe('<p>there</p>');
    expect(asked).toEqual([`${KEY}/copy`]);
  });

  it('is the new one if it was published anew while the old one was being drawn', async () => {
    const asked = thread(() => {
      const isNew = asked.length > 1;
      db.run(sql`update festivals set public_key = ${NEW_KEY} where slug = 'nel'`);
      return isNew ? '<p>new</p>' : null;
    });
    const answer = await ask('/fr/festivals/nel/print/grid', HEADERS);
    expect([answer.status, await answer.text()]).toEqual([200, '<p>new</p>']);
    expect(answer.headers.get('etag')).toContain(NEW_KEY);
    expect(asked).toEqual([`${KEY}/print/grid`, `${NEW_KEY}/print/grid`]);
  });

  it('says when to come back, uncached, if it could not be drawn', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const asked = thread(() => {
      throw new Error('The thread died');
    });
    const answers = await Promise.all([ask('/fr/festivals/nel/privacy'), ask('/fr/festivals/nel/privacy')]);
    for (const { status, headers } of answers) {
      expect(status).toBe(503);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('etag')).toBeNull();
    }
    expect(asked).toHaveLength(1);
  });
});

it('links from a closed link to the public page of its festival, or says whom to ask', async () => {
  const unpublished = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 3, slug: 'brouillon' }).festivalId;
  const published = db.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, 'nel')).get()?.id ?? 0;
  const closed = async (kind: 'preview' | 'team' | 'volunteer', festivalId: number) => {
    const { token, hash } = newToken();
    db.insert(accessTokens)
      .values({
        kind,
        festivalId,
        tokenHash: hash,
        createdAt: '2026-01-01T00:00:00.000Z',
        revokedAt: '2026-01-02T00:00:00.000Z',
      })
      .run();
    const [at, section] = kind === 'preview' ? [previewAt, 'preview'] : [teamAt, 'team'];
    const answer = await at(new Request(`${SITE}/fr/${section}/${token}`));
    return [answer.status, (await answer.text()).replace(/\s/g, ' ')] as const;
  };
  for (const [kind, whom] of [
    ['preview', 'la personne du festival qui vous l’a donné'],
    ['team', 'la personne du festival qui vous l’a donné'],
    ['volunteer', 'la coordination des bénévoles'],
  ] as const) {
    const [status, text] = await closed(kind, published);
    expect([kind, status]).toEqual([kind, 410]);
    expect(text).toContain(whom);
    expect(text).toContain('<a href="/fr/festivals/nel">Voir le programme du festival</a>');
    // Where nothing is published, no link leads to the festival.
    expect((await closed(kind, unpublished))[1]).not.toContain('/festivals/');
  }
});

it('leads from a missing page of a preview to that preview', async () => {
  const id = db.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, 'nel')).get()?.id ?? 0;
  const { token, hash } = newToken();
  db.insert(accessTokens)
    .values({ kind: 'preview', festivalId: id, tokenHash: hash, createdAt: '2026-01-01T00:00:00.000Z' })
    .run();
  const answer = await previewAt(new Request(`${SITE}/fr/preview/${token}/events/9999`));
  const text = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'private, no-store']);
  expect(text).toMatch(new RegExp(`<a [^>]*href="/fr/preview/${token}"[^>]*>Voir le programme`));
  expect(text).toContain(`href="/en/preview/${token}"`);
  expect([text.includes('/festivals/'), text.includes('<search')]).toEqual([false, false]);
});

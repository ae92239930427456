import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestFestival, serveDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { freeze } from '#lib/programme/release.ts';
import { GET as choiceFeed } from './[festival]/[section]/[name]/route.ts';
import { HEAD, GET as programmeFeed } from './[festival]/programme.ics/route.ts';

const shared = globalThis as typeof globalThis & { lanterneFeeds?: unknown };

function publish(db: Db, festivalId: number, number: number, at: string) {
  const documents = freeze(loadDraft(festivalId, db), null, { number, at });
  const [shown, team] = [packDocument(documents.public), packDocument(documents.team)];
  db.insert(releases)
    .values({
      festivalId,
      number,
      at,
      publicDocument: shown.bytes,
      publicSha256: shown.sha256,
      teamDocument: team.bytes,
      teamSha256: team.sha256,
    })
    .run();
  return documents.public;
}

/** Published, and not yet begun. */
const BEFORE = '2026-05-03T10:00:00.000Z';

let db: Db;
let made: { festivalId: number };
let document: ReturnType<typeof publish>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(BEFORE) });
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  ({ db, made } = openTestFestival({ events: 40, rooms: 2, days: 2, seed: 7, slug: 'nel' }));
  serveDb(db);
  document = publish(db, made.festivalId, 1, '2026-05-01T10:00:00.500Z');
  makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 8, slug: 'draft' });
});
afterEach(() => {
  vi.useRealTimers();
  endServedDb();
  shared.lanterneFeeds = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

type Asked = { festival?: string; query?: string; headers?: Record<string, string> };
const programme = ({ festival = 'nel', query = '', headers = {} }: Asked = {}) =>
  programmeFeed(new Request(`http://localhost/feeds/${festival}/programme.ics${query}`, { headers }), {
    params: Promise.resolve({ festival }),
  });
const choice = (section: string, name: string) =>
  choiceFeed(new Request(`http://localhost/feeds/nel/${section}/${name}`), {
    params: Promise.resolve({ festival: 'nel', section, name }),
  });
const inRoom = (room: string) => choice('rooms', room);
const ofEvent = (event: string) => choice('events', event);
const count = (text: string) => text.split('BEGIN:VEVENT').length - 1;

describe('a published programme', () => {
  it('answers 200 with what clients and caches need', async () => {
    const response = await programme();
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified, Retry-After',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'content-disposition': 'inline; filename="nel.ics"',
      'Content-Length': String(Buffer.byteLength(body)),
      'content-type': 'text/calendar; charset=utf-8',
      etag: expect.stringMatching(/^"1-[\w-]{22}"$/),
      'last-modified': 'Fri, 01 May 2026 10:00:00 GMT',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(count(body)).toBe(document.events.filter(({ startInstant }) => startInstant !== null).length);
    expect(body).toContain('URL:https://lanterne.example.org/fr/festivals/nel\r\n');
  });

  it('keeps its entries after the festival, and is to be fetched once a week', async () => {
    const during = await programme();
    vi.setSystemTime('2029-01-01T10:00:00.000Z');
    const over = await programme();
    expect(over.status).toBe(200);
    expect(over.headers.get('cache-control')).toBe('public, max-age=604800, stale-while-revalidate=86400');
    expect(over.headers.get('etag')).not.toBe(during.headers.get('etag'));
    const weekly = (await during.text()).replaceAll('PT1H', 'P7D');
    expect(await over.text()).toBe(weekly);
  });

  it('is compressed once for all, and has the same content in each encoding', async () => {
    const plain = await (await programme()).text();
    for (const [encoding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
      ['deflate', inflateSync],
    ] as const) {
      const ask = () => programme({ headers: { 'accept-encoding': encoding } });
      const [first, second] = [await ask(), await ask()];
      expect(first.headers.get('content-encoding')).toBe(encoding);
      expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
      const bytes = Buffer.from(await first.arrayBuffer());
      expect(decode(bytes).toString('utf8')).toBe(plain);
      expect(Buffer.from(await second.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it('has a tag of its own for each language, option, encoding, release and public address', async () => {
    const tag = async (asked?: Asked) => (await programme(asked)).headers.get('etag');
    const tags = [
      await tag(),
      await tag({ query: '?lang=en' }),
      await tag({ query: '?cancelled=title' }),
      await tag({ query: '?lang=en&cancelled=title' }),
      await tag({ headers: { 'accept-encoding': 'gzip' } }),
    ];
    expect(await tag({ query: '?cancelled=title&lang=en&utm_source=x' })).toBe(tags[3]);
    expect(await tag({ query: '?lang=de&cancelled=yes' })).toBe(tags[0]);
    vi.stubEnv('LANTERNE_URL', 'https://elsewhere.example.org');
    tags.push(await tag());
    vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
    publish(db, made.festivalId, 2, '2026-05-02T10:00:00.000Z');
    tags.push(await tag());
    expect(new Set(tags).size).toBe(7);
  });

  it('answers 304 to clients that have it, with the headers a cache must renew, and without writing it', async () => {
    const etag = (await programme()).headers.get('etag') ?? '';
    shared.lanterneFeeds = undefined;
    const response = await programme({ headers: { 'if-none-match': `"0-old", W/${etag}` } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified, Retry-After',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      etag,
      vary: 'Accept-Encoding',
    });
    expect(shared.lanterneFeeds).toBeUndefined();
  });

  it.each([
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-modified-since': 'Fri, 01 May 2026 10:00:00 GMT' }, 304],
    [{ 'if-modified-since': 'Fri, 01 May 2026 09:59:59 GMT' }, 200],
    [{ 'if-none-match': '"1-other"', 'if-modified-since': 'Sat, 02 May 2026 10:00:00 GMT' }, 200],
    [{ 'if-none-match': '"""",,W/', 'accept-encoding': ';;q=,,gzip;q=nine' }, 200],
  ])('answers %j with %i', async (headers, status) => {
    expect((await programme({ headers })).status).toBe(status);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const get = await programme();
    const head = await HEAD(new Request('http://localhost/feeds/nel/programme.ics', { method: 'HEAD' }), {
      params: Promise.resolve({ festival: 'nel' }),
    });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
  });
});

describe('a room and a séance', () => {
  it('are found by their number, whatever name follows it', async () => {
    const room = document.rooms[0]?.number ?? 0;
    const expected = await (await inRoom(`${room}-salle-1.ics`)).text();
    expect(count(expected)).toBeGreaterThan(5);
    for (const name of [`${room}.ics`, `${room}-a-name-it-once-had.ics`]) {
      const response = await inRoom(name);
      expect([response.status, await response.text()]).toEqual([200, expected]);
      expect(response.headers.get('content-disposition')).toBe(`inline; filename="${room}-salle-1.ics"`);
    }
  });

  it('are a file to add if it is a single séance', async () => {
    const event = document.events[0];
    const response = await ofEvent(`${event?.number}.ics`);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="${event?.number}-[a-z0-9-]+\\.ics"$`),
    );
    expect(count(await response.text())).toBe(1);
  });

  it('answers a day, a venue, a kind, a theme, a film and a person too', async () => {
    const [day, venue, theme, film, person] = [
      document.days[0]?.date,
      document.venues[0]?.number,
      document.themes[0]?.slug,
      document.films[0]?.number,
      document.people[0]?.number,
    ];
    for (const [section, name] of [
      ['days', day],
      ['venues', venue],
      ['kinds', 'screening'],
      ['themes', theme],
      ['films', film],
      ['people', person],
    ] as const) {
      const response = await choice(section, `${name}.ics`);
      expect([section, response.status]).toEqual([section, 200]);
      expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="[a-z0-9-]+\.ics"$/);
      expect(count(await response.text()), section).toBeGreaterThan(0);
      expect((await choice(section, `${name}`)).status).toBe(404);
    }
    expect((await choice('series', '1.ics')).status).toBe(404);
  });

  it.each(['x.ics', '12', '0.ics', '-1.ics', '99999.ics', '99999999999999.ics', '.ics', '12.ics.exe', '%00.ics'])(
    'answers 404 to a calendar of a room or a séance named %s',
    async (name) => {
      expect((await inRoom(name)).status).toBe(404);
      expect((await ofEvent(name)).status).toBe(404);
    },
  );
});

describe('what does not exist', () => {
  it.each(['draft', 'nowhere', "'; drop table festivals"])(
    'answers 404 to the programme of a festival named %s',
    async (festival) => {
      const response = await programme({ festival: encodeURIComponent(festival) });
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.text()).toContain('Ce calendrier n’existe pas');
    },
  );

  it('answers in English if English was asked for', async () => {
    expect(await (await programme({ festival: 'draft', query: '?lang=en' })).text()).toContain('does not exist');
  });
});

describe('an internal error', () => {
  it('answers 503 with a sentence, never an empty calendar', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    db.$client.exec('drop table releases');
    const response = await programme();
    expect(response.status).toBe(503);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('retry-after')).toBe('120');
    expect(await response.text()).toContain('momentanément indisponible');
    expect(log).toHaveBeenCalledOnce();
  });
});

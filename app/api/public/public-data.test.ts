import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getDb, write } from '#db/client.ts';
import { events, festivals, liveFacts } from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { ErrorResource, FestivalList, LiveResource, ProgrammeResource, Start } from '#lib/open-data/api/schema.ts';
import { publishExample } from '../../../e2e/example.ts';
import * as ofFestival from './festivals/[festival]/[[...path]]/route.ts';
import * as list from './festivals/route.ts';
import * as described from './schema.json/route.ts';

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  serveDb(openTestDb());
  publishExample(getDb(), 'nel', 'aaaaaaaaaaaaaaaa');
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const ask = (path: string, headers: Record<string, string> = {}, { festival = 'nel', method = 'GET' } = {}) =>
  (method === 'GET' ? ofFestival.GET : ofFestival.HEAD)(
    new Request(`http://localhost/api/public/festivals/${festival}/${path}`, { headers, method }),
    { params: Promise.resolve({ festival, ...(path === '' ? {} : { path: path.split('/') }) }) },
  );

describe('the data of a programme', () => {
  it('begin at an address that names all others, and keep to the documented format', async () => {
    const start = Start.parse(await (await ask('')).json());
    expect(start.resources.programme).toBe('https://lanterne.example.org/api/public/festivals/nel/programme.json');
    for (const address of Object.values(start.resources)) {
      const path = address.split('/nel/')[1];
      if (path !== undefined) expect((await ask(path)).status, address).toBe(200);
    }
    expect(ProgrammeResource.parse(await (await ask('programme.json')).json()).events).toHaveLength(9);
  });

  it.each(['', 'programme.json', 'events/10', 'live'])(
    'are readable for every site, cached and revalidated by tag: /%s',
    async (path) => {
      const first = await ask(path, { origin: 'https://elsewhere.example' });
      const said = await first.text();
      expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(first.headers.get('access-control-allow-origin')).toBe('*');
      expect(first.headers.get('access-control-expose-headers')).toContain('ETag');
      expect(first.headers.has('access-control-allow-credentials')).toBe(false);
      expect(first.headers.has('set-cookie')).toBe(false);
      expect(first.headers.get('cache-control')).toMatch(
        path === 'live' ? /^public, max-age=30,/ : /^public, max-age=300,/,
      );
      expect(first.headers.get('vary')).toBe('Accept-Encoding');
      const etag = first.headers.get('etag') ?? '';
      const again = await ask(path, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, await again.text(), again.headers.get('access-control-allow-origin')]).toEqual([
        304,
        '',
        '*',
      ]);
      const small = await ask(path, { 'accept-encoding': 'gzip' });
      expect(gunzipSync(Buffer.from(await small.arrayBuffer())).toString()).toBe(said);
      const head = await ask(path, {}, { method: 'HEAD' });
      expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    },
  );

  it('explain to programs why there is no answer', async () => {
    for (const [path, festival] of [
      ['', 'ailleurs'],
      ['live', 'ailleurs'],
      ['events/999', 'nel'],
      ['drafts', 'nel'],
    ] as const) {
      const answer = await ask(path, {}, { festival });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(ErrorResource.parse(await answer.json()).error.code).toBe('not-found');
    }
    vi.spyOn(console, 'error').mockImplementation(() => {});
    getDb().$client.exec('drop table releases');
    for (const path of ['', 'live']) {
      const failed = await ask(path);
      expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '120']);
      expect(ErrorResource.parse(await failed.json()).error.code).toBe('unavailable');
    }
  });

  it('allow a page of another site to send a tag', () => {
    for (const { OPTIONS } of [ofFestival, list, described])
      expect(OPTIONS().headers.get('access-control-allow-headers')).toContain('If-None-Match');
  });
});

it('get another tag when live facts change, and only then', async () => {
  const before = await ask('live');
  const etag = before.headers.get('etag') ?? '';
  expect((await ask('live', { 'if-none-match': etag })).status).toBe(304);
  write(getDb(), (tx) => {
    const festivalId = tx.select().from(festivals).get()?.id ?? 0;
    const eventId = tx
      .insert(events)
      .values({ festivalId, uid: 'u', number: 10, kind: 'screening', createdAt: '2026-01-01T00:00:00.000Z' })
      .returning()
      .get().id;
    const row = { festivalId, eventId, kind: 'delay', value: '20', at: '2026-06-06T07:00:00.000Z' } as const;
    tx.insert(liveFacts).values(row).run();
  });
  const after = await ask('live', { 'if-none-match': etag });
  expect(after.status).toBe(200);
  expect(LiveResource.parse(await after.json()).events).toMatchObject([{ number: 10, delay: 20, endDelay: 20 }]);
});

it('the festivals of a site are listed, and the schema is served', async () => {
  const festivals = FestivalList.parse(
    await (await list.GET(new Request('http://localhost/api/public/festivals'))).json(),
  );
  expect(festivals.festivals.map(({ address }) => address)).toEqual([
    'https://lanterne.example.org/api/public/festivals/nel',
  ]);
  const schema = await (await described.GET(new Request('http://localhost/api/public/schema.json'))).json();
  expect(schema).toMatchObject({ $id: 'https://lanterne.example.org/api/public/schema.json' });
});

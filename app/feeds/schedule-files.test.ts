import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { write } from '#db/client.ts';
import { festivals, releases } from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { breachesOfXml, parseSchedule } from '#lib/feeds/schedule-rules-testing.ts';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { freeze } from '#lib/programme/release.ts';
import * as json from './[festival]/schedule.json/route.ts';
import * as xml from './[festival]/schedule.xml/route.ts';

const FIRST = '2026-10-01T09:00:00.000Z';

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  const db = openTestDb();
  serveDb(db);
  const row = { uid: 'u', slug: 'nel', startsOn: '2026-11-28', endsOn: '2026-11-29', publicKey: 'k', createdAt: FIRST };
  const { id: festivalId } = write(db, (tx) => tx.insert(festivals).values(row).returning().get());
  const events = Array.from({ length: 250 }, (_, at) =>
    eventOf(10 + at, { title: { fr: `Séance ${at}` }, startsAt: `2026-11-28T${14 + (at % 8)}:00` }),
  );
  const days = ['2026-11-28', '2026-11-29'].map((date, at) => ({
    id: at + 1,
    festivalId: 1,
    date,
    title: {},
    introduction: {},
    opensAt: null,
    closesAt: null,
    version: 1,
  }));
  const draft = draftOf(events, { days });
  const made = freeze({ ...draft, festival: { ...draft.festival, slug: 'nel' } }, null, {
    number: 1,
    at: FIRST,
    note: {},
  });
  const [shown, team] = [packDocument(made.public), packDocument(made.team)];
  const documents = {
    publicDocument: shown.bytes,
    publicSha256: shown.sha256,
    teamDocument: team.bytes,
    teamSha256: team.sha256,
  };
  write(db, (tx) =>
    tx
      .insert(releases)
      .values({ festivalId, number: 1, at: FIRST, note: {}, ...documents })
      .run(),
  );
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const ask = (route: typeof xml, query = '', headers: Record<string, string> = {}, festival = 'nel', method = 'GET') =>
  (method === 'GET' ? route.GET : route.HEAD)(
    new Request(`http://localhost/feeds/${festival}/schedule.xml${query}`, { headers, method }),
    { params: Promise.resolve({ festival }) },
  );

describe('schedule.xml and schedule.json', () => {
  it('contain every séance, when written and from the cache', async () => {
    for (const _ of ['written', 'kept']) {
      const text = await (await ask(xml)).text();
      expect(breachesOfXml(text)).toEqual([]);
      expect(
        parseSchedule(text).day?.flatMap(({ room }) => (room ?? []).flatMap(({ event }) => event ?? [])),
      ).toHaveLength(250);
      const { schedule } = await (await ask(json)).json();
      const rooms = schedule.conference.days.flatMap((day: { rooms: object }) => Object.values(day.rooms));
      expect(rooms.flat()).toHaveLength(250);
    }
  });

  it('name their type and language', async () => {
    const answer = await ask(xml, '?lang=en');
    expect(answer.headers.get('content-type')).toBe('application/vnd.c3voc.schedule+xml; charset=utf-8');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.text()).toContain('/en/festivals/nel/events/');
    expect(await (await ask(xml)).text()).toContain('/fr/festivals/nel/events/');
  });

  it('answer 304 to clients that have them, and HEAD without a body', async () => {
    const etag = (await ask(xml)).headers.get('etag') ?? '';
    const again = await ask(xml, '', { 'if-none-match': `W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask(xml, '?lang=en', { 'if-none-match': etag })).status).toBe(200);
    const head = await ask(xml, '', {}, 'nel', 'HEAD');
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  });

  it('are compressed as they are written', async () => {
    const plain = await (await ask(xml)).text();
    for (const [encoding, decode] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const)
      for (const _ of ['written', 'kept']) {
        const answer = await ask(xml, '', { 'accept-encoding': encoding });
        expect(answer.headers.get('content-encoding')).toBe(encoding);
        expect(decode(Buffer.from(await answer.arrayBuffer())).toString()).toBe(plain);
      }
  });

  it('do not exist for an unknown festival', async () => {
    expect((await ask(xml, '', {}, 'ailleurs')).status).toBe(404);
  });
});

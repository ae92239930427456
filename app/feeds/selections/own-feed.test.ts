import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as choiceFeed } from '#app/feeds/[festival]/[section]/[name]/route.ts';
import { GET as programmeFeed } from '#app/feeds/[festival]/programme.ics/route.ts';
import type { Db } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { askedWithinDay, writeAsked } from '#lib/selections/counted.ts';
import { changeSelection, forgetSelection, keepSelection, shareSelection } from '#lib/selections/mutations.ts';
import { derivedToken } from '#lib/selections/queries.ts';
import { anything, parseAct, readSelection, type SelectionAct } from '#lib/selections/selection.ts';
import { publishExample } from '../../../e2e/example.ts';
import { GET, HEAD } from './[file]/route.ts';

const SITE = 'https://lanterne.example.org';
const SLUG = 'ecrans-ouverts';
const NOW = '2026-06-01T10:00:00.000Z';
const shared = globalThis as { lanterneFeeds?: unknown; lanterneAskedCalendars?: unknown };
let db: Db;
let token: string;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  db = openTestDb();
  serveDb(db);
  const { events } = publishExample(db, SLUG, 'aaaaaaaaaaaaaaaa');
  expect(events.length).toBeGreaterThan(5);
  token = keepSelection(1, readSelection({ events: [15, 13, 10, 17] }), NOW, db);
});
afterEach(() => {
  endServedDb();
  shared.lanterneFeeds = undefined;
  shared.lanterneAskedCalendars = undefined;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const ask = (name = derivedToken(token, 'calendar'), headers: Record<string, string> = {}, query = '') =>
  GET(new Request(`${SITE}/feeds/selections/${name}.ics${query}`, { headers }), {
    params: Promise.resolve({ file: `${name}.ics` }),
  });
const events = (text: string) => text.match(/BEGIN:VEVENT\r\n[\s\S]*?END:VEVENT\r\n/g) ?? [];
const change = (act: string) => changeSelection(token, [parseAct(act) as SelectionAct], () => anything, NOW, db);

it('contains the chosen séances exactly as the public calendar does, cancelled ones too', async () => {
  const own = await (await ask()).text();
  const whole = await programmeFeed(new Request(`${SITE}/feeds/${SLUG}/programme.ics`), {
    params: Promise.resolve({ festival: SLUG }),
  });
  const all = events(await whole.text());
  const wanted = all.filter((event) => /events\/(10|13|15)-/.test(event.replaceAll('\r\n ', '')));
  expect(wanted).toHaveLength(3);
  expect(events(own)).toEqual(wanted);
  expect(own).toContain('STATUS:CANCELLED');
  expect(own).toContain('NAME:Écrans ouverts – Ma sélection\r\n');
  expect(own.replaceAll('\r\n ', '')).toContain(
    'DESCRIPTION:Ma sélection : les séances choisies de « Écrans ouverts ».',
  );
  // The file does not contain its own address, as it may be passed on.
  expect(own.replaceAll('\r\n ', '')).not.toContain(derivedToken(token, 'calendar'));
});

it('follows the selection, and its tag changes with it', async () => {
  const first = await ask();
  change('remove-15');
  const second = await ask();
  change('add-14');
  const third = await ask();
  const tags = [first, second, third].map(({ headers }) => headers.get('etag'));
  expect(new Set(tags).size).toBe(3);
  expect(
    (await Promise.all([first, second, third].map((one) => one.text()))).map((text) => events(text).length),
  ).toEqual([3, 2, 3]);
});

it('follows the programme, and answers 304 to clients that have it', async () => {
  const before = await ask();
  const etag = before.headers.get('etag') ?? '';
  const known = await ask(undefined, { 'if-none-match': `"x", W/${etag}` });
  expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag]);
  expect(() => publishExample(db, SLUG, 'bbbbbbbbbbbbbbbb', { events: [] })).toThrow('has another version 3');
  publishExample(db, SLUG, 'bbbbbbbbbbbbbbbb', { number: 4, events: [] });
  const after = await ask(undefined, { 'if-none-match': etag });
  expect([after.status, events(await after.text())]).toEqual([200, []]);
});

it('is private, left out by search engines, compressed on demand, and answers HEAD', async () => {
  const answer = await ask();
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline; filename="ecrans-ouverts-selection.ics"',
    'content-type': 'text/calendar; charset=utf-8',
    'referrer-policy': 'no-referrer',
    vary: 'Accept-Encoding',
    'x-robots-tag': 'noindex',
  });
  const packed = await ask(undefined, { 'accept-encoding': 'gzip' });
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(await answer.text());
  const name = derivedToken(token, 'calendar');
  const head = await HEAD(new Request(`${SITE}/feeds/selections/${name}.ics`, { method: 'HEAD' }), {
    params: Promise.resolve({ file: `${name}.ics` }),
  });
  expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', answer.headers.get('etag')]);
});

it('is answered at every address of the selection, in the language and with the cancelled titles asked for', async () => {
  shareSelection(token, NOW, db);
  for (const name of [token, derivedToken(token, 'share 1')]) expect((await ask(name)).status).toBe(200);
  const text = await (await ask(undefined, {}, '?lang=en&cancelled=title')).text();
  expect(text).toContain('My selection');
  expect(text).not.toContain('STATUS:CANCELLED');
});

it('is 404 for an address that never existed, 410 for a closed one, 503 and never empty after an error', async () => {
  for (const name of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '']) {
    const answer = await ask(name);
    expect([answer.status, await answer.text()]).toEqual([404, 'Cette adresse n’existe pas.\n']);
  }
  forgetSelection(token, NOW, db);
  const gone = await ask();
  expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('ne fonctionne plus')]);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  db.$client.exec('drop table selection_links');
  const failed = await ask();
  expect([failed.status, failed.headers.get('cache-control'), failed.headers.get('retry-after')]).toEqual([
    503,
    'no-store',
    '120',
  ]);
});

it('counts requests for an existing calendar, also with 304, but not for a single séance', async () => {
  const first = await ask();
  const again = await ask(undefined, { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([first.status, again.status, (await ask('nobody')).status]).toEqual([200, 304, 404]);
  const of = (section: string, name: string) =>
    choiceFeed(new Request(`${SITE}/feeds/${SLUG}/${section}/${name}.ics`), {
      params: Promise.resolve({ festival: SLUG, section, name: `${name}.ics` }),
    });
  expect((await of('events', '10')).status).toBe(200);
  expect((await of('kinds', 'screening')).status).toBe(200);
  const at = new Date().toISOString();
  writeAsked(at, db);
  expect(askedWithinDay(1, at, db)).toEqual({ all: 2, own: 1 });
});

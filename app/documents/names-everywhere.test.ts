import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as dataOf } from '#app/api/public/festivals/[festival]/[[...path]]/route.ts';
import { GET as calendarOf } from '#app/feeds/[festival]/[section]/[name]/route.ts';
import { GET as feedOfChanges } from '#app/feeds/[festival]/changes.atom/route.ts';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { keepJournal } from '#db/journal.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, openTestFile, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { exportFestival } from '#lib/exchange/festival-file/festival-export.ts';
import { readFestivalFile } from '#lib/exchange/festival-file/festival-file.ts';
import { calendarOf as calendarText } from '#lib/feeds/ical.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { recordRoot } from '#lib/history/roots.ts';
import { replayJournal } from '#lib/keeping/replay.ts';
import { changeNameEverywhere, withdrawPerson } from '#lib/keeping/withdraw-person.ts';
import { personKind } from '#lib/people/mutations.ts';
import { pictureNamed } from '#lib/pictures/queries.ts';
import { nameOfHash } from '#lib/pictures/sizes.ts';
import { freeze } from '#lib/programme/release.ts';
import { releaseDocuments, releasedBySlug, teamDocumentOf } from '#lib/programme/released.ts';
import { exampleDocument, exampleFilm, examplePicture } from '#lib/programme/testing.ts';
import { eventFacts } from '#lib/share-image/facts.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { publishExample } from '../../e2e/example.ts';
import { OUTLETS, pageAt, SITE } from './outlets-testing.ts';

const NOW = '2026-05-21T10:00:00.000Z';
const HASH = 'b'.repeat(64);
const NAME = /zo[eé]\W{0,3}laurent/i;
const NEW_NAME = 'Sacha Verne';
const person = exampleDocument().people.find(({ number }) => number === 8);
if (!person) throw new Error('the example has no such person');

/**
 * The name in every text a programme has, in capitals too, with the person's portrait and in the
 * credit of another picture.
 */
const changes = () => {
  const { events, films, themes } = exampleDocument();
  return {
    note: { fr: 'Zoé Laurent vient.', en: 'Zoé Laurent comes.' },
    events: events.map((event) =>
      event.number === 10
        ? { ...event, synopsis: { fr: 'Avec ZOÉ LAURENT et d’autres.', en: 'With Zoé Laurent.' } }
        : event,
    ),
    films: films.map((film) =>
      film.number === 4 ? exampleFilm({ ...film, directors: ['Zoé Laurent', 'Ada Roy'] }) : film,
    ),
    themes: themes.map((theme) => ({ ...theme, name: { fr: 'Autour de Zoé  Laurent' } })),
    pages: [
      {
        slug: 'merci',
        title: { fr: 'Merci' },
        text: { fr: 'À **Zoé Laurent**.' },
        isInNavigation: true,
        showsPartners: false,
      },
    ],
    pictures: [
      examplePicture(HASH, { of: 'person:8', use: 'portrait', width: 1200, height: 800, alt: { fr: 'Zoé Laurent' } }),
      examplePicture('a'.repeat(64), { of: 'film:4', use: 'still', width: 1200, height: 800, credit: 'Zoé Laurent' }),
    ],
  };
};

let db: Db;
let folder: string;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  folder = mkdtempSync(join(tmpdir(), 'lanterne-names-'));
  db = openTestFile(folder);
  keepJournal(db, folder);
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

function festival() {
  publishExample(db, 'nel', 'namesnamesnamesa', changes());
  // Published with a change, so that « Quoi de neuf » mentions them.
  const later = changes();
  const events = later.events.map((event) => ({
    ...event,
    people: event.people.filter(({ person: one }) => one !== 8),
  }));
  publishExample(db, 'nel', 'namesnamesnamesb', { ...later, events, number: 4 });
  publishExample(db, 'nel', 'namesnamesnamesc', { ...later, number: 5 });
  const festivalId = db.select().from(t.festivals).get()?.id ?? 0;
  const { uid, name } = person as NonNullable<typeof person>;
  const id = db
    .insert(t.people)
    .values({ festivalId, uid, number: 8, name, contact: '06 00 00 00 00' })
    .returning()
    .get().id;
  db.insert(t.films)
    .values({
      festivalId,
      number: 4,
      originalTitle: 'Terre rare',
      synopsis: { fr: 'Zoé Laurent creuse.' },
      directors: ['Zoé Laurent'],
    })
    .run();
  db.insert(t.liveFacts)
    .values({ festivalId, kind: 'notice', text: { fr: 'Zoé Laurent arrive.' }, at: '2026-01-01T10:00:00.000Z' })
    .run();
  db.insert(t.publishedPictures).values({ festivalId, hash: HASH, format: 'png' }).run();
  const actor = makeAccount(db, 'Camille', { isAdministrator: true });
  return {
    id,
    festivalId,
    may: <P extends 'publish' | 'schedule' | 'festival-file'>(permission: P) =>
      authorizeFestival(actor, 'nel', permission, db),
  };
}

/** Everything of a festival that can be read, outside the desk or as data of it, by name. */
async function everything(
  festivalId: number,
  may: ReturnType<typeof festival>['may'],
): Promise<Record<string, string>> {
  const more = {
    changes: () => pageAt('changes'),
    search: () => pageAt('search?q=laurent'),
    people: () => pageAt('people'),
    films: () => pageAt('films'),
    day: () => pageAt('days/2026-06-06'),
    talk: () => pageAt('events/11'),
    page: () => pageAt('pages/merci'),
    theme: () => pageAt('themes/extraction'),
    subscribe: () => pageAt('subscribe'),
    list: () => pageAt('print/list'),
  };
  const told: Record<string, string> = {};
  for (const [name, ask] of Object.entries({ ...OUTLETS, ...more })) {
    const answer = await ask();
    const at = answer.headers.get('location') ?? '';
    const moved = at === '' ? answer : await pageAt(at.split('/nel/')[1] ?? '');
    told[name] = at + (await moved.text()).replaceAll('\r\n ', '');
  }
  const released = releasedBySlug('nel', db);
  const facts = released?.document.events.map((event) => eventFacts(released.document, event, 'fr'));
  const parts = {
    facts,
    versions: [3, 4, 5].map((number) => releaseDocuments(festivalId, number, db)),
    team: teamDocumentOf(festivalId, db),
    draft: loadDraft(festivalId, db),
    file: readFestivalFile(exportFestival(may('festival-file'), true)),
  };
  // The search page repeats the words that were searched.
  return {
    ...told,
    search: (told.search ?? '').replaceAll('laurent', ''),
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)])),
  };
}

const naming = (told: Record<string, string>, name: RegExp) =>
  Object.entries(told).flatMap(([outlet, text]) => (name.test(text) ? outlet : []));

it('of a person who is withdrawn is nowhere at the next request, and their addresses answer 410', async () => {
  const { id, festivalId, may } = festival();
  const before = naming(await everything(festivalId, may), NAME);
  expect(before.length).toBeGreaterThan(20);
  withdrawPerson(may('publish'), id, NOW);
  const after = await everything(festivalId, may);
  expect(naming(after, NAME)).toEqual([]);
  expect(naming(after, new RegExp(HASH.slice(0, 20)))).toEqual([]);
  expect(after.talk).toContain('Intervention de (nom retiré à sa demande)');
  expect(after.api).toContain('A talk by (name withdrawn on request)');
  expect(after.changes).toContain('nom retiré à sa demande');
  expect(releasedBySlug('nel', db)?.document.films.find(({ number }) => number === 4)?.directors).toEqual(['Ada Roy']);
  const calendar = (name: string) =>
    calendarOf(new Request(`${SITE}/feeds/nel/people/${name}`), {
      params: Promise.resolve({ festival: 'nel', section: 'people', name }),
    });
  const data = (path: string) =>
    dataOf(new Request(`${SITE}/api/public/festivals/nel/${path}`), {
      params: Promise.resolve({ festival: 'nel', path: path.split('/') }),
    });
  const since = { headers: { 'if-modified-since': new Date(exampleDocument().publishedAt).toUTCString() } };
  const changesFeed = await feedOfChanges(new Request(`${SITE}/feeds/nel/changes.atom`, since), {
    params: Promise.resolve({ festival: 'nel' }),
  });
  expect([changesFeed.status, changesFeed.headers.get('last-modified')]).toEqual([200, new Date(NOW).toUTCString()]);
  const [whole, ...entries] = (await changesFeed.text()).match(/(?<=<updated>)[^<]*/g) ?? [];
  expect([whole, new Set(entries)]).toEqual([NOW, new Set([NOW])]);
  const statuses = await Promise.all([
    pageAt('people/8-zoe-laurent'),
    pageAt('subscribe/people/8'),
    calendar('8-zoe-laurent.ics'),
    data('people/8'),
    pageAt('people/999'),
    data('people/999'),
    pageAt('people/9-karim-benali'),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([410, 410, 410, 410, 404, 404, 200]);
  expect(pictureNamed(festivalId, nameOfHash(HASH), db)).toMatchObject({ isWithdrawn: true });
  // Their private facts are gone from the history too.
  expect(
    db.$client
      .prepare("select count(*) from changes where before like '%06 00 00%' or after like '%06 00 00%'")
      .pluck()
      .get(),
  ).toBe(0);
});

it('is removed with every portrait a version showed, but not with a picture that became one of something else', () => {
  const { id, festivalId, may } = festival();
  const [earlier, still] = ['c', 'd'].map((letter) => letter.repeat(64)) as [string, string];
  const picture = { id: 0, festivalId, version: 1, personId: id, format: 'png' as const };
  for (const [at, hash] of [earlier, still].entries()) {
    db.insert(t.publishedPictures).values({ festivalId, hash, format: 'png' }).run();
    const before = { ...picture, id: at + 1, hash };
    db.transaction((tx) => recordRoot(tx, may('schedule'), NOW, 'picture', { verb: 'deleted', before, after: null }));
  }
  const size = { width: 1200, height: 800, bytes: 1, colour: '#000000', createdAt: NOW };
  const filmId = db.select().from(t.films).get()?.id ?? 0;
  db.insert(t.pictures)
    .values({ ...size, festivalId, filmId, hash: still, format: 'png', use: 'still' })
    .run();
  withdrawPerson(may('publish'), id, NOW);
  const isWithdrawn = (hash: string) => pictureNamed(festivalId, nameOfHash(hash), db)?.isWithdrawn;
  expect([HASH, earlier, still].map(isWithdrawn)).toEqual([true, true, false]);
});

it.each([null, NEW_NAME])(
  'changes the séances whose entries now say something else (%s), and no others, in the next release too',
  (name) => {
    const { id, festivalId, may } = festival();
    const entries = () => {
      const released = releasedBySlug('nel', db);
      if (!released) throw new Error('not published');
      const of = { locale: 'fr', cancelled: 'status', url: SITE } as const;
      const blocks = calendarText(released, { of: 'programme' }, of)?.split('BEGIN:VEVENT').slice(1) ?? [];
      return blocks.map((block) => ({
        said: block.replaceAll(/^(DTSTAMP|LAST-MODIFIED):.*\r\n/gm, ''),
        stamps: block.match(/^(DTSTAMP|LAST-MODIFIED):.*$/gm),
      }));
    };
    const before = entries();
    if (name === null) withdrawPerson(may('publish'), id, NOW);
    else changeNameEverywhere(may('publish'), id, name, NOW);
    const after = entries();
    const which = (kept: (at: number) => boolean) => before.flatMap((_, at) => (kept(at) ? [] : at));
    const changed = which((at) => after[at]?.said === before[at]?.said);
    expect(changed.length).toBeGreaterThan(1);
    expect(changed.length).toBeLessThan(before.length);
    expect(which((at) => String(after[at]?.stamps) === String(before[at]?.stamps))).toEqual(changed);
    expect(after[changed[0] ?? 0]?.stamps).toEqual(['DTSTAMP:20260521T100000Z', 'LAST-MODIFIED:20260521T100000Z']);

    const current = releaseDocuments(festivalId, 5, db);
    if (!current) throw new Error('not published');
    const next = freeze(loadDraft(festivalId, db), current, {
      number: 6,
      at: '2026-05-22T10:00:00.000Z',
      older: current,
    });
    expect(next.public.events).toEqual(current.public.events);
  },
);

it('that was changed is replaced everywhere, and the old address leads to the new one', async () => {
  const { id, festivalId, may } = festival();
  const before = naming(await everything(festivalId, may), NAME);
  changeNameEverywhere(may('publish'), id, NEW_NAME, NOW);
  const after = await everything(festivalId, may);
  expect(naming(after, NAME)).toEqual([]);
  expect(naming(after, /sacha\W{0,3}verne/i)).toEqual(before);
  expect((await pageAt('people/8-zoe-laurent')).headers.get('location')).toBe('/fr/festivals/nel/people/8-sacha-verne');
  // After a second change of name the first one is still replaced.
  changeNameEverywhere(may('publish'), id, 'Sacha V.', NOW);
  expect(naming(await everything(festivalId, may), /sacha\W{0,3}verne|zo[eé]\W{0,3}laurent/i)).toEqual([]);
});

it('is not restored by undoing, and stays for somebody else of that name', async () => {
  const { id, festivalId, may } = festival();
  const before = personKind.read(db, festivalId, id);
  const batch = db.transaction((tx) =>
    recordRoot(tx, may('schedule'), NOW, 'person', {
      verb: 'edited',
      before,
      after: before && { ...before, version: 2 },
    }),
  );
  db.update(t.people).set({ version: 2 }).where(eq(t.people.id, id)).run();
  db.insert(t.people).values({ festivalId, uid: 'another', number: 99, name: 'Zoé Laurent' }).run();
  changeNameEverywhere(may('publish'), id, NEW_NAME, NOW);
  undoBatch(may('schedule'), batch, NOW);
  expect(
    db
      .select()
      .from(t.people)
      .all()
      .map(({ name }) => name),
  ).toEqual([NEW_NAME, 'Zoé Laurent']);
  // The sentence could mean either person, so it is left alone.
  expect(releasedBySlug('nel', db)?.document.events.find(({ number }) => number === 11)?.title.fr).toContain(
    'Zoé Laurent',
  );
});

it('is replaced again after a backup was restored', async () => {
  const { id, festivalId, may } = festival();
  const backup = mkdtempSync(join(tmpdir(), 'lanterne-names-backup-'));
  await db.$client.backup(databaseFile(backup));
  withdrawPerson(may('publish'), id, NOW);
  const restored = openDatabase(databaseFile(backup));
  expect(replayJournal(restored, folder, NOW)).toMatchObject({ people: 2 });
  expect(replayJournal(restored, folder, NOW)).toBeNull();
  expect(restored.select().from(t.people).all()).toEqual([]);
  expect(JSON.stringify(releaseDocuments(festivalId, 5, restored))).not.toMatch(NAME);
  restored.$client.close();
});

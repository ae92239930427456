import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { withdrawPicture } from '#lib/pictures/published.ts';
import { editionKey } from './choices.ts';
import { createFestivalFromTemplate } from './mutations.ts';
import { readTemplateFile, writeTemplateFile } from './programme.ts';
import { savedKey, savedTemplate, saveTemplate } from './saved.ts';
import { newFestivalSchema, saveTemplateSchema } from './schema.ts';

const NOW = '2027-01-01T09:00:00.000Z';

/**
 * The next edition of a festival that has pictures of everything; with `kept` it is made from a
 * template that keeps these.
 */
function next(
  rest: object = { films: 'on', people: 'on', partners: 'on' },
  kept: object | null = null,
  withdrawn: number | null = null,
) {
  const db = openTestDb();
  const made = makeFestival(db, { events: 16, rooms: 2, days: 2, seed: 5 });
  const [page] = db
    .insert(t.pages)
    .values({ festivalId: made.festivalId, slug: 'presse', title: { fr: 'Presse' }, text: { fr: 'Écrivez-nous.' } })
    .returning()
    .all();
  const [partner] = db
    .insert(t.partners)
    .values({
      festivalId: made.festivalId,
      number: 900,
      name: 'Ville de Nantes',
      rank: { fr: 'Soutiens' },
      isAtFoot: true,
    })
    .returning()
    .all();
  db.update(t.rooms).set({ note: 'Clé à l’accueil' }).where(eq(t.rooms.festivalId, made.festivalId)).run();
  const before = loadDraft(made.festivalId, db);
  // In the order in which séances show them.
  const shown = before.films.filter(({ id }) =>
    before.events.some(({ items }) => items.some((one) => one.filmId === id)),
  );
  const came = before.people.find(({ id }) =>
    before.events.some(({ people }) => people.some((one) => one.personId === id)),
  );
  const given = { givenBy: 'Le distributeur', purposes: ['site' as const] };
  const rows = [
    { use: 'still', filmId: shown[0]?.id, ...given, alt: { fr: 'Une rue' }, credit: 'Ada', focalX: 20, focalY: 80 },
    { use: 'still', filmId: shown[1]?.id, ...given, until: '2026-12-31', consentOn: '2026-05-01' },
    { use: 'still', filmId: shown[1]?.id, position: 1, ...given, until: '2027-01-01' },
    { use: 'portrait', personId: came?.id, ...given },
    { use: 'view', venueId: before.venues[0]?.id },
    { use: 'view', roomId: before.rooms[1]?.id },
    { use: 'logo' },
    { use: 'poster' },
    { use: 'view', pageId: page?.id, ...given },
    { use: 'partner', partnerId: partner?.id, ...given },
  ] as const;
  for (const [at, row] of rows.entries())
    db.insert(t.pictures)
      .values({
        ...row,
        purposes: 'purposes' in row ? [...row.purposes] : [],
        festivalId: made.festivalId,
        hash: String(at).repeat(64),
        format: 'jpeg',
        width: 10,
        height: 10,
        bytes: 10,
        colour: '#112233',
        fileName: `${at}.jpg`,
        createdAt: '2026-01-01T09:00:00.000Z',
      })
      .run();
  const actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  const saved =
    kept &&
    saveTemplate(
      authorizeFestival(actor, made.slug, 'settings', db),
      saveTemplateSchema.parse({ name: { fr: 'Modèle' }, ...kept }),
      NOW,
    );
  if (saved && !saved.ok) throw new Error(saved.reason);
  if (withdrawn !== null) withdrawPicture(authorizeFestival(actor, made.slug, 'publish', db), withdrawn, NOW, () => {});
  const input = newFestivalSchema.parse({
    template: saved ? savedKey(saved.id) : editionKey(made.slug),
    name: { fr: 'Édition suivante' },
    startsOn: '2027-06-05',
    endsOn: '2027-06-06',
    timeZone: 'Europe/Paris',
    opensAt: '9h',
    closesAt: '23h',
    // A template numbers its rooms itself.
    rooms: before.rooms.map(({ name, number }, i) => ({ name: name.fr, from: `${saved ? i + 1 : number}` })),
    ...rest,
  });
  const created = createFestivalFromTemplate(authorizeCreation(actor, db), input, 'fr', NOW);
  if (!created.ok) throw new Error(created.reason);
  return { db, saved, shown, came, after: loadDraft(created.id, db), earlier: loadDraft(made.festivalId, db) };
}

it('keeps pictures of what is kept, and a permission while it lasts', () => {
  const { db, shown, came, after, earlier } = next();
  expect(earlier.pictures).toHaveLength(10);
  const title = (id: number | null) => after.films.find((film) => film.id === id)?.originalTitle;
  const told = after.pictures.map(({ hash, givenBy, purposes, until }) => [hash[0], givenBy, purposes, until]);
  expect(told.sort()).toEqual([
    ['0', 'Le distributeur', ['site'], null],
    ['1', '', [], null],
    ['2', 'Le distributeur', ['site'], '2027-01-01'],
    ['3', 'Le distributeur', ['site'], null],
    ['4', '', [], null],
    ['5', '', [], null],
    ['6', '', [], null],
    ['8', 'Le distributeur', ['site'], null],
    ['9', 'Le distributeur', ['site'], null],
  ]);
  const of = (at: string) => after.pictures.find(({ hash }) => hash.startsWith(at));
  expect([title(of('0')?.filmId ?? null), title(of('2')?.filmId ?? null)]).toEqual(
    shown.slice(0, 2).map(({ originalTitle }) => originalTitle),
  );
  expect(of('0')).toMatchObject({ alt: { fr: 'Une rue' }, credit: 'Ada', version: 1, createdAt: NOW });
  expect(of('1')?.consentOn).toBeNull();
  expect(after.people.find(({ id }) => id === of('3')?.personId)?.name).toBe(came?.name);
  expect(after.venues.find(({ id }) => id === of('4')?.venueId)?.name).toEqual(earlier.venues[0]?.name);
  expect(after.rooms.find(({ id }) => id === of('5')?.roomId)?.name).toEqual(earlier.rooms[1]?.name);
  const noted = db.select().from(t.changes).where(eq(t.changes.entity, 'picture')).all();
  expect(noted.filter(({ festivalId }) => festivalId === after.festival.id)).toHaveLength(9);
});

it('keeps the pictures of rooms under other names, also where two exchange them', () => {
  const { earlier } = next();
  const from = earlier.rooms.map(({ number }) => String(number));
  const into = Object.fromEntries(from.map((key) => [`r${key}`, '0']));
  const called = (...names: string[]) => {
    const rooms = names.map((name, i) => ({ name, from: from[i], position: i }));
    // All séances in the first room: pictures follow the room, not what is shown there.
    const { after } = next({ rooms, into });
    const at = after.pictures.find(({ hash }) => hash.startsWith('5'))?.roomId;
    return after.rooms.find(({ id }) => id === at)?.name.fr;
  };
  const [one = '', two = ''] = earlier.rooms.map(({ name }) => name.fr);
  expect([called(one, 'Le Dôme'), called(two, one)]).toEqual(['Le Dôme', one]);
});

it('keeps none of films and people that are not taken', () => {
  const { after } = next({});
  expect(after.pictures.map(({ use }) => use).sort()).toEqual(['logo', 'view', 'view', 'view']);
});

it('keeps the pages and partners, as copies', () => {
  const { db, after, earlier } = next();
  const [page] = after.pages;
  expect(page).toEqual({ ...earlier.pages[0], id: page?.id, festivalId: after.festival.id });
  const [partner] = after.partners;
  expect(partner).toMatchObject({ name: 'Ville de Nantes', rank: { fr: 'Soutiens' }, isAtFoot: true, version: 1 });
  expect(after.festival.nextNumber).toBeGreaterThan(partner?.number ?? 0);
  expect(after.pictures.find(({ use }) => use === 'partner')?.partnerId).toBe(partner?.id);
  const noted = db.select().from(t.changes).where(eq(t.changes.festivalId, after.festival.id)).all();
  expect(noted.filter(({ entity }) => entity === 'page' || entity === 'partner')).toHaveLength(2);
});

it('keeps the notes of rooms, which a template leaves out', () => {
  const notes = ({ after }: ReturnType<typeof next>) => after.rooms.map(({ note }) => note);
  expect(notes(next())).toEqual(['Clé à l’accueil', 'Clé à l’accueil']);
  expect(notes(next({}, {}))).toEqual(['', '']);
});

const KEPT = { withFilms: 'on', withPeople: 'on', withPictures: 'on' };
const FILMS_AND_PEOPLE = { films: 'on', people: 'on' };
const which = (pictures: readonly { hash: string }[]) => pictures.map(({ hash }) => hash[0]).sort();

it('keeps them in a template if ticked, with their texts, and nothing of the organiser', () => {
  const { after, shown } = next(FILMS_AND_PEOPLE, KEPT);
  expect(which(after.pictures)).toEqual(['0', '1', '2', '3', '4', '5']);
  const of = (at: string) => after.pictures.find(({ hash }) => hash.startsWith(at));
  expect(of('0')).toMatchObject({
    filmId: after.films.find(({ originalTitle }) => originalTitle === shown[0]?.originalTitle)?.id,
    alt: { fr: 'Une rue' },
    credit: 'Ada',
    givenBy: 'Le distributeur',
    purposes: ['site'],
    focalX: 20,
    focalY: 80,
  });
  // Its date was over.
  expect([of('1')?.givenBy, of('1')?.consentOn]).toEqual(['', null]);
  expect(of('2')).toMatchObject({ position: 1, until: '2027-01-01' });
});

it('keeps none in a template if not ticked, nor of what the template leaves out', () => {
  expect(next(FILMS_AND_PEOPLE, { withFilms: 'on', withPeople: 'on' }).after.pictures).toEqual([]);
  const { db, saved, after } = next(FILMS_AND_PEOPLE, { withPictures: 'on' });
  expect(which(after.pictures)).toEqual(['4', '5']);
  expect(which(savedTemplate(saved?.id ?? 0, db)?.pictures ?? [])).toEqual(['4', '5']);
});

it('removes a picture from templates too when it is withdrawn everywhere', () => {
  const { db, saved, after } = next(FILMS_AND_PEOPLE, KEPT, 1);
  expect(which(after.pictures)).toEqual(['1', '2', '3', '4', '5']);
  expect(which(savedTemplate(saved?.id ?? 0, db)?.pictures ?? [])).toEqual(['1', '2', '3', '4', '5']);
});

it('writes none into the file of a template, and reads none from it', () => {
  const { db, saved } = next(FILMS_AND_PEOPLE, KEPT);
  const template = savedTemplate(saved?.id ?? 0, db);
  if (!template) throw new Error('no template');
  const file = writeTemplateFile(template);
  expect(file).not.toContain('"pictures"');
  const named = JSON.stringify({ ...JSON.parse(file), pictures: template.pictures });
  expect(readTemplateFile(Buffer.from(named))).toMatchObject({ code: 'value' });
});

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EventKind } from '#db/enums.ts';
import { changes, eventItems, events, films, memberships, pictures, rooms, themes, venues } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { MAX_ROOMS, MAX_THEMES } from '#lib/events/choices.ts';
import { emptyEvent } from '#lib/events/form-values.ts';
import { eventKind } from '#lib/events/root.ts';
import { emptiness, filterLabels } from '#lib/exchange/lists/arrangement.ts';
import { MAX_CELLS, saidDay, yearsUnsaid } from '#lib/exchange/lists/table-rows.ts';
import { type CellsPost, cellsSchema } from '#lib/exchange/lists/table-schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { mayChange } from '#lib/history/remit.ts';
import { done, history, NOW, workingFestival } from '#lib/history/testing.ts';
import { MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { MAX_TAG } from '#lib/i18n/tags.ts';
import { translator } from '#lib/i18n/translator.ts';
import { MAX_ADDRESS } from '#lib/i18n/typed-values.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { tables } from './tables.ts';

const LATER = '2026-05-01T10:05:00.000Z';

function begin() {
  const made = workingFestival('schedule');
  const { db, festival } = made;
  const columns = tables.films.columns(festival, 'fr').map(({ key }) => key);
  const rows = () => tables.films.rows(festival, columns, 'fr');
  let key = 0;
  const post = (rows: CellsPost['rows']): CellsPost => {
    key += 1;
    return { clientKey: `00000000-0000-4000-8000-${String(key).padStart(12, '0')}`, locale: 'fr', columns, rows };
  };
  const set = (rows: CellsPost['rows']) => done(tables.films.set(festival, post(rows), LATER));
  const [one, two, three] = rows() as [
    ReturnType<typeof rows>[0],
    ReturnType<typeof rows>[0],
    ReturnType<typeof rows>[0],
  ];
  const lines = () => db.select().from(changes).all().length;
  return { ...made, columns, rows, post, set, one, two, three, lines };
}

describe('cells of a table', () => {
  it('are written as one act, which one « Défaire » undoes', () => {
    const { festival, rows, set, one, two, db } = begin();
    const before = rows();
    const answer = set([
      { id: one.id, version: one.version, cells: { rightsState: 'OK', rightsKind: 'licence libre', year: '1999' } },
      { id: two.id, version: two.version, cells: { rightsState: 'accordés', directors: 'Awa Diop et Luc Roy' } },
    ]);
    expect(answer.refused).toEqual([]);
    expect(answer.count).toBe(2);
    expect(answer.rows[0]?.cells).toMatchObject({
      rightsState: 'accordés',
      rightsKind: 'licence libre',
      year: '1999',
    });
    expect(answer.rows[1]?.cells.directors).toBe('Awa Diop\nLuc Roy');
    expect(history(db).slice(-2)).toEqual(['film edited was is by Camille', 'film edited was is by Camille']);
    done(undoBatch(festival, answer.batch ?? '', LATER));
    expect(rows().map(({ cells }) => cells)).toEqual(before.map(({ cells }) => cells));
  });

  it('that are not understood are named one by one, and do not stop the others', () => {
    const { rows, set, one } = begin();
    const answer = set([
      {
        id: one.id,
        version: one.version,
        cells: { year: 'bientôt', countries: 'Atlantide', minutes: '1h34', rightsNote: '' },
      },
    ]);
    expect(answer.refused).toEqual([
      { id: one.id, column: 'year', said: 'Un nombre entier, en chiffres.' },
      { id: one.id, column: 'countries', said: expect.stringContaining('Un pays par son nom') },
    ]);
    expect(rows()[0]?.cells).toMatchObject({ year: one.cells.year, countries: one.cells.countries, minutes: '94' });
    // Nothing of it was kept in the note, as a list would.
    expect(rows()[0]?.cells.rightsNote).toBe('');
  });

  it('are refused if a word would be ignored', () => {
    const { set, one } = begin();
    expect(set([{ id: one.id, version: one.version, cells: { year: '?' } }]).refused).toEqual([
      { id: one.id, column: 'year', said: 'Cette valeur n’est pas comprise : corrigez-la.' },
    ]);
  });

  it('read « VOSTFR » as a version, and refuse « VO » alone, which names no language', () => {
    const { set, rows, one } = begin();
    const { id, version } = one;
    const said = expect.stringContaining('Une langue par son nom');
    expect(set([{ id, version, cells: { spoken: 'VO', subtitles: 'VO' } }]).refused).toEqual([
      { id, column: 'spoken', said },
      { id, column: 'subtitles', said },
    ]);
    expect(set([{ id, version, cells: { spoken: 'VOSTFR', subtitles: 'espagnol' } }]).refused).toEqual([]);
    expect(rows()[0]?.cells).toMatchObject({ spoken: one.cells.spoken, subtitles: 'espagnol' });
    expect(set([{ id, version: version + 1, cells: { spoken: 'VOSTFR' } }]).refused).toEqual([]);
    expect(rows()[0]?.cells).toMatchObject({ spoken: one.cells.spoken, subtitles: 'français' });
  });

  it('do not overwrite what somebody else wrote in the same cell, and are shown beside it', () => {
    const { db, festival, made, rows, set, post, one } = begin();
    const lea = makeAccount(db, 'Léa', { festivalId: festival.id, role: 'organiser' });
    const hers = authorizeFestival(lea, made.slug, 'schedule', db);
    done(tables.films.set(hers, post([{ id: one.id, version: one.version, cells: { year: '1990' } }]), LATER));
    const answer = set([{ id: one.id, version: one.version, cells: { year: '1991', production: 'Films du Cap' } }]);
    expect(answer.refused).toEqual([
      { id: one.id, column: 'year', said: expect.stringContaining('Léa'), theirs: '1990' },
    ]);
    expect(rows()[0]?.cells).toMatchObject({ year: '1990', production: 'Films du Cap' });
    // What both wrote is no quarrel, and under the version that stands it is meant.
    expect(set([{ id: one.id, version: one.version, cells: { year: '1990' } }]).refused).toEqual([]);
    const standing = rows()[0]?.version ?? 0;
    expect(set([{ id: one.id, version: standing, cells: { year: '1991' } }]).refused).toEqual([]);
    expect(rows()[0]?.cells.year).toBe('1991');
  });

  it('name who wrote in that cell, also oneself in another tab, and nobody if the history does not say', () => {
    const { db, festival, made, set, post, one, two } = begin();
    const lea = makeAccount(db, 'Léa', { festivalId: festival.id, role: 'organiser' });
    const hers = authorizeFestival(lea, made.slug, 'schedule', db);
    const { id, version } = one;
    done(tables.films.set(hers, post([{ id, version, cells: { year: '1990', minutes: '80' } }]), LATER));
    set([{ id, version: version + 1, cells: { production: 'Films du Nord', minutes: '81' } }]);
    done(tables.films.set(hers, post([{ id, version: version + 2, cells: { rightsKind: 'libre' } }]), LATER));
    const cells = { year: '1991', minutes: '82', production: 'Films du Cap' };
    const stay = 'Entrée deux fois pour garder votre texte, Échap pour garder';
    expect(set([{ id, version, cells }]).refused).toEqual([
      { id, column: 'year', said: `Léa vient d’y écrire « 1990 ». ${stay} le sien.`, theirs: '1990' },
      { id, column: 'minutes', said: `Vous venez d’y écrire « 81 ». ${stay} l’autre.`, theirs: '81' },
      {
        id,
        column: 'production',
        theirs: 'Films du Nord',
        said: `Vous venez d’y écrire « Films du Nord ». ${stay} l’autre.`,
      },
    ]);
    db.update(films).set({ year: 1990, version: 9 }).where(eq(films.id, two.id)).run();
    expect(set([{ id: two.id, version: two.version, cells: { year: '1991' } }]).refused).toEqual([
      { id: two.id, column: 'year', said: `Quelqu’un vient d’y écrire « 1990 ». ${stay} le sien.`, theirs: '1990' },
    ]);
  });

  it('that were refused are refused again if no answer came, naming who wrote in them', () => {
    const { db, festival, made, rows, set, post, one, two } = begin();
    const lea = makeAccount(db, 'Léa', { festivalId: festival.id, role: 'organiser' });
    const hers = authorizeFestival(lea, made.slug, 'schedule', db);
    const theirs = post([
      { id: one.id, version: one.version, cells: { year: '1990' } },
      { id: two.id, version: two.version, cells: { year: '1990' } },
    ]);
    done(tables.films.set(hers, theirs, LATER));
    const gesture = post([
      { id: one.id, version: one.version, cells: { year: '1991' } },
      { id: two.id, version: two.version, cells: { year: '1991', production: 'Films du Cap' } },
    ]);
    const first = done(tables.films.set(festival, gesture, LATER));
    const said = expect.stringContaining('Léa');
    expect(first.refused).toEqual([one, two].map(({ id }) => ({ id, column: 'year', said, theirs: '1990' })));
    // What somebody writes over it meanwhile is no quarrel with what was saved.
    set([{ id: two.id, version: rows()[1]?.version ?? 0, cells: { production: 'Films du Nord' } }]);
    const again = done(tables.films.set(festival, gesture, LATER));
    expect(again.refused.filter(({ id }) => id === one.id)).toEqual(first.refused.slice(0, 1));
    expect(again.refused.map(({ id, column }) => [id, column])).toEqual([
      [one.id, 'year'],
      [two.id, 'year'],
    ]);
    expect([again.count, again.batch]).toEqual([1, first.batch]);
    expect(rows()[1]?.cells).toMatchObject({ year: '1990', production: 'Films du Nord' });
  });

  it('below the last row make one row, once, under one key', () => {
    const { festival, rows, post, set, lines } = begin();
    const before = rows().length;
    const lacking = set([{ id: -1, version: 0, cells: { year: '2020' } }]);
    expect(lacking).toMatchObject({ made: {}, count: 0, batch: null });
    expect(lacking.refused).toEqual([{ id: -1, column: 'originalTitle', said: 'À remplir.' }]);
    const posted = post([
      { id: -1, version: 0, cells: { originalTitle: 'Lithium', year: 'tôt', rightsState: 'demandés' } },
      { id: -2, version: 0, cells: { originalTitle: 'Cobalt' } },
    ]);
    const first = done(tables.films.set(festival, posted, LATER));
    expect(rows()).toHaveLength(before + 2);
    expect(rows().at(-2)?.cells).toMatchObject({ originalTitle: 'Lithium', year: '', rightsState: 'demandés' });
    expect(first.refused.map(({ id, column }) => [id, column])).toEqual([[-1, 'year']]);
    const written = lines();
    expect(done(tables.films.set(festival, posted, LATER))).toMatchObject({
      batch: first.batch,
      made: first.made,
      refused: first.refused,
    });
    expect(lines()).toBe(written);
    done(undoBatch(festival, first.batch ?? '', LATER));
    expect(rows()).toHaveLength(before);
  });

  it('that name an existing person make no second one, unless somebody says that it is another', () => {
    const { festival, post } = begin();
    const columns = ['name', 'organisation'];
    const people = () => tables.people.rows(festival, columns, 'fr');
    const set = (rows: CellsPost['rows']) => done(tables.people.set(festival, { ...post(rows), columns }, LATER));
    const before = people().length;
    const pasted = { ...post([]), columns };
    pasted.rows = ['Awa Diop', 'Zoé Kern', 'DIOP, Awa', 'Awa Diopp'].map((name, at) => ({
      id: -1 - at,
      version: 0,
      cells: { name, organisation: 'Ciné 32' },
    }));
    const answer = done(tables.people.set(festival, pasted, LATER));
    const [awa] = people().slice(before);
    const said = `« Awa Diop » (n° ${awa?.number}) est déjà là. Échap si c’est la même fiche, Entrée deux fois pour en faire une autre.`;
    // The last is a letter away from one that stood only once the first was made.
    expect(answer.refused).toEqual([{ id: -3, column: 'name', said, like: awa?.id }]);
    expect(people().map(({ cells }) => cells.name)).toHaveLength(before + 3);
    // Without an answer the same again makes nobody more.
    expect(done(tables.people.set(festival, pasted, LATER))).toMatchObject({
      refused: answer.refused,
      made: answer.made,
    });
    expect(people()).toHaveLength(before + 3);
    const [again] = set([{ id: -1, version: 0, cells: { name: 'awa diop' } }]).refused;
    expect(again).toEqual({ id: -1, column: 'name', said, like: awa?.id });
    const near = set([{ id: -1, version: 0, cells: { name: 'Zoé Kernn' } }]);
    expect(near.refused).toMatchObject([{ column: 'name', said: expect.stringContaining('Zoé Kern') }]);
    expect(people()).toHaveLength(before + 3);
    const another = again?.like;
    expect(
      set([{ id: -1, version: 0, another, cells: { name: 'Zoé Kern' } }]).refused,
      'of whom nobody was told',
    ).toHaveLength(1);
    expect(set([{ id: -1, version: 0, another, cells: { name: 'Awa Diop' } }])).toMatchObject({
      refused: [],
      count: 1,
    });
    expect(people()).toHaveLength(before + 4);
  });

  it('that name an existing film make no second one, unless the year says that it is another', () => {
    const { rows, set, one } = begin();
    const before = rows().length;
    const { originalTitle = '' } = one.cells;
    const answer = set([{ id: -1, version: 0, cells: { originalTitle: originalTitle.toUpperCase() } }]);
    expect(answer).toMatchObject({ count: 0, refused: [{ id: -1, column: 'originalTitle', like: one.id }] });
    const cells = { originalTitle, year: '1901' };
    expect(set([{ id: -1, version: 0, cells }]).refused).toMatchObject([{ like: one.id }]);
    expect(set([{ id: -1, version: 0, another: one.id, cells }]).refused).toEqual([]);
    expect(rows()).toHaveLength(before + 1);
  });

  it('of other festivals, and of columns the person may not read, are refused', () => {
    const { db, festival, made, set, one, two } = begin();
    const { userId, slug } = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 9 });
    const owner = { ...festival.actor, userId };
    const other = authorizeFestival(owner, slug, 'schedule', db);
    const [theirs = one] = tables.films.rows(other, ['year'], 'fr');
    expect(theirs.id).not.toBe(one.id);
    const foreign = set([{ id: theirs.id, version: theirs.version, cells: { year: '1899' } }]);
    expect(foreign).toMatchObject({ count: 0, rows: [], refused: [{ id: theirs.id, column: 'year' }] });
    expect(tables.films.rows(festival, ['year'], 'fr', new Set([theirs.id]))).toEqual([]);
    expect(set([{ id: one.id, version: one.version, cells: { number: '7', nothing: 'x' } }]).refused).toHaveLength(2);
    // A programmer changes what is theirs: a film of another's séance is not.
    const nour = makeAccount(db, 'Nour', { festivalId: festival.id, role: 'programmer' });
    const theirsToo = authorizeFestival(nour, made.slug, 'schedule', db);
    const [eventId = 0] = made.eventIds;
    db.insert(eventItems)
      .values({ festivalId: festival.id, eventId, kind: 'film', filmId: two.id, position: 90 })
      .run();
    const answer = done(
      tables.films.set(
        theirsToo,
        {
          clientKey: '00000000-0000-4000-8000-999999999999',
          locale: 'fr',
          columns: [],
          rows: [{ id: two.id, version: two.version, cells: { year: '1950' } }],
        },
        LATER,
      ),
    );
    expect(answer.refused).toEqual([{ id: two.id, column: 'year', said: expect.stringContaining('pas à vous') }]);
    expect(filmsOf(festival.id, {}, db).find(({ id }) => id === two.id)?.year).not.toBe(1950);
  });

  it('that would make a record another programmer’s are refused with whose it is, and do not stop other rows', () => {
    const { db, festival, made } = workingFestival('schedule', { rooms: 2 });
    const [mine, foreign] = made.roomIds as [number, number];
    const nour = makeAccount(db, 'Nour', { festivalId: festival.id, role: 'programmer' });
    db.update(memberships)
      .set({ remit: { themeIds: [], roomIds: [mine] } })
      .where(eq(memberships.userId, nour.userId))
      .run();
    const hers = authorizeFestival(nour, made.slug, 'schedule', db);
    const columns = ['titleFr', 'room', 'capacity'];
    const names = new Map(
      db
        .select()
        .from(rooms)
        .all()
        .map(({ id, name }) => [id, name.fr ?? '']),
    );
    const [ours, theirs] = [names.get(mine) ?? '', names.get(foreign) ?? ''];
    const all = tables.events.rows(festival, columns, 'fr').filter(({ cells }) => cells.room === ours);
    const [one, two] = all as [(typeof all)[0], (typeof all)[0]];
    const gesture: CellsPost = {
      clientKey: NOW_KEY,
      locale: 'fr',
      columns,
      rows: [
        { id: one.id, version: one.version, cells: { room: theirs, capacity: '40' } },
        { id: two.id, version: two.version, cells: { capacity: '41' } },
        { id: -1, version: 0, cells: { titleFr: 'Chez eux', room: theirs } },
        { id: -2, version: 0, cells: { titleFr: 'Chez nous', room: ours } },
      ],
    };
    const first = done(tables.events.set(hers, gesture, LATER));
    const said = expect.stringContaining('ni de vos thèmes ni de vos salles');
    expect(first.refused).toEqual([
      { id: one.id, column: 'room', said },
      { id: one.id, column: 'capacity', said },
      { id: -1, column: 'titleFr', said },
      { id: -1, column: 'room', said },
    ]);
    expect(Object.keys(first.made)).toEqual(['-2']);
    expect(first.rows.map(({ cells }) => [cells.room, cells.capacity])).toEqual([
      [ours, one.cells.capacity],
      [ours, '41'],
      [ours, ''],
    ]);
    const lines = db.select().from(changes).all().length;
    expect(done(tables.events.set(hers, gesture, LATER))).toEqual(first);
    expect(db.select().from(changes).all()).toHaveLength(lines);
  });

  it('say which rows belong to themes and rooms of others', () => {
    const db = workingFestival('schedule').db;
    const made = makeFestival(db, { events: 20, rooms: 2, days: 2, seed: 4 });
    const [mine] = made.roomIds as [number];
    const nour = makeAccount(db, 'Nour', { festivalId: made.festivalId, role: 'programmer' });
    db.update(memberships)
      .set({ remit: { themeIds: [], roomIds: [mine] } })
      .where(eq(memberships.userId, nour.userId))
      .run();
    const hers = authorizeFestival(nour, made.slug, 'schedule', db);
    for (const noun of ['events', 'films', 'people'] as const) {
      const entity = ({ events: 'event', films: 'film', people: 'person' } as const)[noun];
      const rows = tables[noun].rows(hers, [], 'fr');
      const theirs = rows.filter(({ isTheirs }) => isTheirs).map(({ id }) => id);
      const root = (id: number) => (entity === 'event' ? eventKind.read(db, hers.id, id) : { id });
      expect(theirs, noun).toEqual(rows.flatMap(({ id }) => (mayChange(hers, entity, root(id)) ? [] : id)));
      expect(theirs.length, noun).toBeGreaterThan(0);
      expect(theirs.length, noun).toBeLessThan(rows.length);
      const some = tables[noun].rows(hers, [], 'fr', new Set(rows.slice(0, 9).map(({ id }) => id)));
      expect(
        some.flatMap(({ id, isTheirs }) => (isTheirs ? id : [])),
        noun,
      ).toEqual(rows.slice(0, 9).flatMap(({ id, isTheirs }) => (isTheirs ? id : [])));
    }
    const others = tables.rooms.rows(hers, [], 'fr').filter(({ isTheirs }) => isTheirs);
    expect(others, 'rooms are of no programmer').toEqual([]);
  });

  it('are limited in number for one gesture, with each row once', () => {
    const { post } = begin();
    const row = { id: 1, version: 1, cells: { year: '1999' } };
    const many = Array.from({ length: MAX_CELLS + 1 }, (_, at) => ({ ...row, id: at + 1 }));
    expect(cellsSchema.safeParse(post(many.slice(1))).success).toBe(true);
    for (const rows of [[], many, [row, row], [{ ...row, cells: { year: 'x'.repeat(20_001) } }]])
      expect(cellsSchema.safeParse(post(rows)).success).toBe(false);
  });

  it('are read with long runs of blanks shortened', () => {
    const { post, one, columns } = begin();
    const blanks = ' '.repeat(19_000);
    const cells = Object.fromEntries(columns.map((column) => [column, `a${blanks}x\ny`]));
    const read = cellsSchema.parse(post([{ id: one.id, version: one.version, cells }]));
    expect(new Set(Object.values(read.rows[0]?.cells ?? {}))).toEqual(new Set(['a x\ny']));
  });
});

it('keep a séance within the days of the festival, like its form, except for the day it is on', () => {
  const { festival, db } = workingFestival('schedule', { events: 1 });
  const set = (cells: Record<string, string>, tries: number) => {
    const [row] = tables.events.rows(festival, [], 'fr');
    const rows = [{ id: row?.id ?? 0, version: row?.version ?? 0, cells }];
    const clientKey = `${NOW_KEY.slice(0, -1)}${tries}`;
    return done(tables.events.set(festival, { clientKey, locale: 'fr', columns: [], rows }, NOW)).refused.map(
      ({ column, said }) => [column, said],
    );
  };
  const outside =
    'Ce n’est pas un jour du festival : choisissez-en un, ou changez d’abord ses dates dans « Réglages ».';
  expect(set({ day: '2027-06-06' }, 1)).toEqual([['day', outside]]);
  expect(set({ start: '06/07/2026 20h30' }, 2)).toEqual([['start', outside]]);
  expect(set({ day: '2026-06-07', start: '0:30' }, 3)).toEqual([]);
  db.update(events).set({ startsAt: '2026-07-01T20:00' }).run();
  expect(set({ start: '21:00' }, 4)).toEqual([]);
});

it('refuse the same name for two rooms of a venue, whichever rows of a gesture have it', () => {
  const { festival, db } = workingFestival('settings', { events: 1, rooms: 3 });
  const all = db.select().from(rooms).all();
  const [one, two, three] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
  const far = db
    .insert(venues)
    .values({ festivalId: festival.id, number: 900, name: { fr: 'Loin' }, position: 9 })
    .returning()
    .get();
  db.update(rooms).set({ venueId: one.venueId }).run();
  db.update(rooms).set({ venueId: far.id, name: one.name }).where(eq(rooms.id, three.id)).run();
  let tries = 0;
  const written = (...given: [id: number, cells: Record<string, string>, version?: number][]) => {
    tries += 1;
    const post = given.map(([id, cells, version]) => ({
      id,
      version: version ?? db.select().from(rooms).where(eq(rooms.id, id)).get()?.version ?? 0,
      cells,
    }));
    const clientKey = `${NOW_KEY.slice(0, -2)}${10 + tries}`;
    const { refused, count } = done(
      tables.rooms.set(festival, { clientKey, locale: 'fr', columns: [], rows: post }, NOW),
    );
    return { refused: refused.map(({ id, column, said }) => [id, column, said]), count };
  };
  const [first, second] = [one.name.fr ?? '', two.name.fr ?? ''];
  const [near] = tables.rooms.rows(festival, ['venue'], 'fr').map(({ cells }) => cells.venue ?? '');
  const same = (name: string) => `Une autre salle s’appelle déjà « ${name} » : donnez un autre nom à celle-ci.`;
  expect(written([two.id, { nameFr: first, seats: '41' }])).toEqual({
    refused: [[two.id, 'nameFr', same(first)]],
    count: 1,
  });
  expect(written([-1, { nameFr: 'Neuve', venue: near ?? '' }], [-2, { nameFr: 'neuve', venue: near ?? '' }])).toEqual({
    refused: [[-2, 'nameFr', same('neuve')]],
    count: 1,
  });
  // Into a venue that has the name it brings along.
  expect(written([three.id, { venue: near ?? '' }])).toEqual({ refused: [[three.id, 'venue', same(first)]], count: 0 });
  // One takes the name of another, which may not give it up.
  expect(written([one.id, { nameFr: second }], [two.id, { nameFr: 'Neuve' }])).toEqual({
    refused: [
      [one.id, 'nameFr', same(second)],
      [two.id, 'nameFr', same('Neuve')],
    ],
    count: 0,
  });
  expect(written([one.id, { nameFr: second }], [two.id, { nameFr: first }])).toEqual({ refused: [], count: 2 });
  // One counts on the name of another whose cell is refused, as somebody gave it that name
  // meanwhile.
  const stale = db.select().from(rooms).where(eq(rooms.id, two.id)).get()?.version ?? 0;
  expect(written([two.id, { nameFr: 'Neuve bis' }])).toEqual({ refused: [], count: 1 });
  expect(written([one.id, { nameFr: 'Neuve bis' }], [two.id, { nameFr: 'Tierce' }, stale])).toEqual({
    refused: [
      [one.id, 'nameFr', same('Neuve bis')],
      [two.id, 'nameFr', expect.stringContaining('Neuve bis')],
    ],
    count: 0,
  });
  // Another cell that is not understood keeps no name out of the comparison.
  expect(written([one.id, { nameFr: 'Quarte', seats: 'beaucoup' }], [two.id, { nameFr: 'Quarte' }])).toMatchObject({
    refused: [
      [one.id, 'seats', expect.anything()],
      [two.id, 'nameFr', same('Quarte')],
    ],
    count: 1,
  });
});

it('find empty cells only in columns that may be empty', () => {
  const { festival } = workingFestival('schedule', { events: 1 });
  const asked = (name: 'films' | 'rooms', column: string) => {
    const one = tables[name].columns(festival, 'fr').find(({ key }) => key === column);
    return one && emptiness(one);
  };
  expect([asked('films', 'rightsState'), asked('rooms', 'roomKind'), asked('rooms', 'venue')]).toEqual([[], [], []]);
  expect(asked('films', 'rightsKind')).toHaveLength(2);
});

it('keep a room in an existing venue, and write people', () => {
  const { festival, db } = workingFestival('settings');
  const [room] = tables.rooms.rows(festival, ['venue', 'seats'], 'fr');
  const cells = (rows: CellsPost['rows'], clientKey: string): CellsPost => ({
    clientKey,
    locale: 'fr',
    columns: [],
    rows,
  });
  const id = room?.id ?? 0;
  const answer = done(
    tables.rooms.set(
      festival,
      cells([{ id, version: room?.version ?? 0, cells: { venue: 'Nulle part', seats: '77' } }], NOW_KEY),
      NOW,
    ),
  );
  expect(answer.refused).toEqual([{ id, column: 'venue', said: 'Choisissez dans la liste.' }]);
  expect(db.select().from(rooms).where(eq(rooms.id, id)).get()?.seats).toBe(77);
  const none = cells([{ id, version: (room?.version ?? 0) + 1, cells: { venue: '' } }], `${NOW_KEY.slice(0, -1)}3`);
  expect(done(tables.rooms.set(festival, none, NOW)).refused).toEqual(answer.refused);
  const [one, two] = db
    .select()
    .from(rooms)
    .where(eq(rooms.venueId, db.select().from(rooms).all()[0]?.venueId ?? 0))
    .all();
  // Two exchange their names in one gesture; one that was made is found again when it is sent
  // again.
  const called = (room: typeof one, nameFr = '') => ({
    id: room?.id ?? 0,
    version: room?.version ?? 0,
    cells: { nameFr },
  });
  const exchange = [called(one, two?.name.fr), called(two, one?.name.fr), { ...called(one, 'Neuve'), id: -1 }];
  const exchanged = cells(exchange, `${NOW_KEY.slice(0, -1)}4`);
  const first = done(tables.rooms.set(festival, exchanged, NOW));
  expect(first).toMatchObject({ refused: [], count: 3 });
  expect(done(tables.rooms.set(festival, exchanged, NOW))).toMatchObject({ refused: [], made: first.made });
  const people = authorizeFestival(festival.actor, festival.slug, 'schedule', db);
  const [person] = tables.people.rows(people, ['organisation'], 'fr');
  const said = done(
    tables.people.set(
      people,
      cells(
        [
          {
            id: person?.id ?? 0,
            version: person?.version ?? 0,
            cells: { organisation: 'Ciné 32', arrivesAt: 'demain ?' },
          },
        ],
        `${NOW_KEY.slice(0, -1)}2`,
      ),
      NOW,
    ),
  );
  expect(said.refused.map(({ column }) => column)).toEqual(['arrivesAt']);
  expect(tables.people.rows(people, ['organisation'], 'fr')[0]?.cells.organisation).toBe('Ciné 32');
});

const NOW_KEY = '00000000-0000-4000-8000-000000000001';

it('read séances like a list of them, move no locked one, and name nothing that does not exist', () => {
  const { festival, db, made } = workingFestival('schedule');
  const columns = tables.events.columns(festival, 'fr').map(({ key }) => key);
  const rows = () => tables.events.rows(festival, columns, 'fr');
  const [one, two] = rows() as [ReturnType<typeof rows>[0], ReturnType<typeof rows>[0]];
  // Without a title of its own one goes by its film.
  const untitled = rows().find(({ cells }) => cells.titleFr === '' && cells.films);
  expect(untitled?.called).toBe(untitled?.cells.films);
  let key = 0;
  const set = (sent: CellsPost['rows']) => {
    key += 1;
    const clientKey = `00000000-0000-4000-8000-00000000010${key}`;
    return done(tables.events.set(festival, { clientKey, locale: 'fr', columns, rows: sent }, NOW));
  };
  db.update(events).set({ isLocked: true }).where(eq(events.id, two.id)).run();
  const answer = set([
    {
      id: one.id,
      version: one.version,
      cells: { start: '9h05', kind: 'débat', capacity: '40', themes: 'Rien de tel' },
    },
    { id: two.id, version: two.version, cells: { start: '9h05', capacity: '41', room: 'Nulle part' } },
  ]);
  expect(answer.refused.map(({ id, column }) => [id, column])).toEqual([
    [one.id, 'themes'],
    [two.id, 'room'],
    [two.id, 'start'],
  ]);
  expect(answer.rows[0]?.cells).toMatchObject({ start: '09:05', kind: 'Débat', capacity: '40', day: one.cells.day });
  expect(answer.rows[1]?.cells).toMatchObject({ start: two.cells.start, capacity: '41', room: two.cells.room });
  const room = rows().find(({ cells }) => cells.room)?.cells.room ?? '';
  const fresh = set([
    { id: -1, version: 0, cells: { kind: 'rencontre' } },
    { id: -2, version: 0, cells: { titleFr: 'Après', kind: 'débat', day: one.cells.day ?? '', start: '23h', room } },
  ]);
  expect(set([{ id: one.id, version: one.version + 1, cells: { people: '-' } }]).refused).toHaveLength(1);
  expect(fresh.refused).toEqual([{ id: -1, column: 'titleFr', said: 'À remplir.' }, ...fresh.refused.slice(1)]);
  expect(fresh.rows.at(-1)?.cells).toMatchObject({ titleFr: 'Après', kind: 'Débat', start: '23:00', room });
  const before = made.eventIds.length;
  expect(rows()).toHaveLength(before + 1);
  done(undoBatch(festival, fresh.batch ?? '', LATER));
  done(undoBatch(festival, answer.batch ?? '', LATER));
  expect(rows().map(({ cells }) => cells)).toEqual([one, two, ...rows().slice(2)].map(({ cells }) => cells));
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
});

it('name a room with its venue if another has the same name', () => {
  const { festival, db } = workingFestival('schedule', { rooms: 2 });
  const [one, two] = db.select().from(rooms).all();
  const other = { festivalId: festival.id, number: 900, position: 9, name: { fr: 'Halle' } };
  const { id } = db.insert(venues).values(other).returning().get();
  const roomOf = (noun: 'events' | 'shifts') => tables[noun].columns(festival, 'fr').find(({ key }) => key === 'room');
  db.update(rooms)
    .set({ name: { fr: 'Salle 1' } })
    .where(eq(rooms.id, one?.id ?? 0))
    .run();
  const keptAlone = [roomOf('events'), roomOf('shifts')].map((column) => column?.offered[0]?.key ?? '');
  db.update(rooms)
    .set({ name: { fr: 'Salle 1' } })
    .run();
  db.update(rooms)
    .set({ venueId: id })
    .where(eq(rooms.id, two?.id ?? 0))
    .run();
  const column = roomOf('events');
  expect(column?.choices).toEqual([expect.stringMatching(/.+ – Salle 1$/), 'Halle – Salle 1']);
  // A filter stored while only one room had this name means that room; the bare name means both.
  const offered = [column, roomOf('shifts')].map((room) => room?.offered ?? []);
  const [name = ''] = column?.choices ?? [];
  expect(offered.map((values, at) => filterLabels(values, keptAlone[at] ?? ''))).toEqual([[name], [name]]);
  expect(offered.map((values) => filterLabels(values, 'Salle 1'))).toEqual([column?.choices, column?.choices]);
  const set = (cells: Record<string, string>, at: number) =>
    done(
      tables.events.set(
        festival,
        {
          clientKey: `${NOW_KEY.slice(0, -1)}${at}`,
          locale: 'fr',
          columns: ['room'],
          rows: [{ id: -1, version: 0, cells: { titleFr: 'Un', ...cells } }],
        },
        NOW,
      ),
    );
  expect(set({ room: 'halle – salle 1' }, 1).rows[0]?.cells.room).toBe('Halle – Salle 1');
  expect(set({ room: column?.choices?.join('\n') ?? '' }, 2).rows[0]?.cells.room).toBe(column?.choices?.join('\n'));
  expect(set({ room: 'Salle 1' }, 3).refused.map(({ column }) => column)).toEqual(['room']);
  expect(one?.venueId).not.toBe(id);
});

it('make a séance only from the films of a row; its length is theirs until it has a start', () => {
  const { festival, db } = workingFestival('schedule');
  const [film] = db.select().from(films).all();
  const cells = { films: film?.originalTitle ?? '', minutes: '300' };
  const set = (own: Record<string, string>, at: number, seen = { id: -1, version: 0 }) => {
    const clientKey = `${NOW_KEY.slice(0, -1)}${at}`;
    const rows = [{ id: seen.id, version: seen.version, cells: seen.id < 0 ? { ...cells, ...own } : own }];
    return done(tables.events.set(festival, { clientKey, locale: 'fr', columns: ['minutes'], rows }, NOW));
  };
  const answer = set({}, 1);
  expect(answer.refused).toMatchObject([{ column: 'minutes', said: expect.stringContaining('Sans heure de début') }]);
  const timed = set({ day: '2026-06-06', start: '20:30' }, 2);
  expect([timed.refused, timed.rows[0]?.cells.minutes]).toEqual([[], '300']);
  const back = set({ minutes: '' }, 3, timed.rows[0]);
  expect([back.refused, back.rows[0]?.cells.minutes]).toEqual([[], film?.minutes?.toString()]);
  expect(set({ minutes: '' }, 4, back.rows[0]).refused).toMatchObject([
    { column: 'minutes', said: expect.stringContaining('celle de ses parties') },
  ]);
  const items = db.select().from(eventItems).all();
  expect(items.filter(({ eventId }) => eventId === answer.rows[0]?.id)).toMatchObject([{ filmId: film?.id }]);
});

it('refuse a length that two parts without a film and a start could not keep', () => {
  const { festival, db } = workingFestival('schedule');
  const set = (cells: Record<string, string>, at: number, row = { id: -1, version: 0 }) => {
    const post = { clientKey: `${NOW_KEY.slice(0, -1)}${at}`, locale: 'fr' as const, columns: ['minutes'] };
    return done(tables.events.set(festival, { ...post, rows: [{ ...row, cells }] }, NOW));
  };
  const [made] = set({ titleFr: 'Deux débats', kind: 'autre', minutes: '30' }, 1).rows;
  if (!made) throw new Error('no séance was made');
  const [first] = db.select().from(eventItems).where(eq(eventItems.eventId, made.id)).all();
  if (!first) throw new Error('it has no part');
  const { id: _, ...part } = first;
  db.insert(eventItems)
    .values({ ...part, position: 1, minutes: 20 })
    .run();
  const answer = set({ minutes: '90' }, 2, made);
  expect(answer.refused).toMatchObject([{ column: 'minutes', said: expect.stringContaining('ses parties') }]);
  expect(answer.rows[0]?.cells.minutes).toBe('50');
});

it('keep a length that a séance only counts by default, and name a film that is not found', () => {
  const { festival } = workingFestival('schedule');
  const set = (cells: Record<string, string>) => {
    const rows = [{ id: -1, version: 0, cells }];
    const post = { clientKey: NOW_KEY, locale: 'fr' as const, columns: ['minutes'], rows };
    return done(tables.events.set(festival, post, NOW));
  };
  expect(set({ films: 'Jamais vu' }).refused).toEqual([
    { id: -1, column: 'films', said: expect.stringContaining('Aucun film de ce nom') },
  ]);
  expect(set({ titleFr: 'Clôture', kind: 'autre', minutes: '60' }).rows.at(-1)?.cells).toMatchObject({ minutes: '60' });
});

it('give a séance without a type the type its form proposes', () => {
  const { festival } = workingFestival('schedule');
  const set = (cells: Record<string, string>, at: number) => {
    const post = { clientKey: `${NOW_KEY.slice(0, -1)}${at}`, locale: 'fr' as const, columns: ['kind'] };
    return done(tables.events.set(festival, { ...post, rows: [{ id: -1, version: 0, cells }] }, NOW)).rows.at(-1)
      ?.cells;
  };
  const kind = translator('fr', 'terms')(`kind.${emptyEvent().kind as EventKind}`);
  expect(set({ titleFr: 'Nuit' }, 1)).toEqual({ kind });
  expect(set({ titleFr: 'Nuit', kind: 'autre' }, 2)).toEqual({ kind: 'Autre' });
});

it('refuse for a séance what a list would shorten, leave out or ignore, each cell separately', () => {
  const { festival, db } = workingFestival('schedule', { rooms: MAX_ROOMS + 1 });
  db.insert(themes)
    .values(
      Array.from({ length: MAX_THEMES + 1 }, (_, at) => ({
        festivalId: festival.id,
        position: 100 + at,
        name: { fr: `Fil ${at}` },
        slug: `fil-${at}`,
      })),
    )
    .run();
  const columns = tables.events.columns(festival, 'fr').map(({ key }) => key);
  const rows = () => tables.events.rows(festival, columns, 'fr');
  const [one] = rows() as [ReturnType<typeof rows>[0]];
  const wrong = {
    titleFr: 'x'.repeat(MAX_NAME + 1),
    teamNotes: 'x'.repeat(MAX_NOTE + 1),
    themes: Array.from({ length: MAX_THEMES + 1 }, (_, at) => `Fil ${at}`).join('\n'),
    links: `https://example.org ${'x'.repeat(MAX_NAME + 1)}`,
    spoken: 'langue des chats',
    translatedInto: 'elfique',
    tags: 'x'.repeat(MAX_TAG + 1),
    kind: '',
    status: '',
  };
  const cells = { ...wrong, capacity: '42', subtitleFr: 'Avant-première' };
  const set = (typed: Record<string, string>, clientKey: string) => {
    const rows = [{ id: one.id, version: one.version, cells: typed }];
    return done(tables.events.set(festival, { clientKey, locale: 'fr', columns, rows }, NOW));
  };
  const address = `https://example.org/${'x'.repeat(MAX_ADDRESS)}`;
  expect(set({ links: address }, 'address-too-long').refused).toMatchObject([
    { said: expect.stringMatching(/^2.000/) },
  ]);
  const answer = set(cells, NOW_KEY);
  expect(Object.fromEntries(answer.refused.map(({ column, said }) => [column, said]))).toEqual({
    titleFr: `${MAX_NAME} caractères au plus.`,
    teamNotes: expect.stringContaining('caractères au plus.'),
    themes: `${MAX_THEMES} au plus.`,
    links: `${MAX_NAME} caractères au plus.`,
    spoken: expect.stringContaining('Une langue par son nom'),
    translatedInto: expect.stringContaining('Une langue par son nom'),
    tags: `${MAX_TAG} caractères au plus.`,
    kind: 'Choisissez dans la liste.',
    status: 'Choisissez dans la liste.',
  });
  expect(rows()[0]?.cells).toEqual({ ...one.cells, capacity: '42', subtitleFr: 'Avant-première' });
  const all = db
    .select()
    .from(rooms)
    .all()
    .map(({ name }) => name.fr);
  const again = done(
    tables.events.set(
      festival,
      {
        clientKey: `${NOW_KEY.slice(0, -1)}9`,
        locale: 'fr',
        columns,
        rows: [{ id: one.id, version: one.version + 1, cells: { room: all.join('\n'), capacity: '43' } }],
      },
      NOW,
    ),
  );
  expect(again.refused).toEqual([{ id: one.id, column: 'room', said: `${MAX_ROOMS} au plus.` }]);
  expect(rows()[0]?.cells.capacity).toBe('43');
});

it('say what each column is filtered by, in French and as its cells say it', () => {
  const { db, festival } = workingFestival('schedule');
  db.update(films)
    .set({ tags: ['Jury', 'à revoir'] })
    .run();
  const offered = (noun: 'films' | 'events', key: string, locale: 'fr' | 'en') =>
    tables[noun].columns(festival, locale).find((column) => column.key === key)?.offered;
  expect(offered('films', 'rightsState', 'en')).toContainEqual({ key: 'accordés', label: 'granted' });
  expect(offered('films', 'directors', 'fr')).toEqual([]);
  expect(offered('films', 'tags', 'fr')?.map(({ key }) => key)).toEqual(['à revoir', 'Jury']);
  expect(offered('events', 'tags', 'fr'), 'those of séances alone').toEqual([]);
  const [row] = tables.events.rows(festival, ['day', 'themes', 'room'], 'fr').filter(({ cells }) => cells.day);
  for (const key of ['day', 'room'])
    expect(
      offered('events', key, 'fr')?.map(({ label }) => label),
      key,
    ).toContain(row?.cells[key]?.split('\n')[0]);
  expect(offered('events', 'themes', 'fr')?.length).toBeGreaterThan(0);
});

it('show the first picture of a row in front of it', () => {
  const { db, festival } = workingFestival('schedule');
  const [film] = filmsOf(festival.id, {}, db);
  const of = { festivalId: festival.id, filmId: film?.id, createdAt: NOW } as const;
  const [first] = ['a', 'b'].map((letter, position) =>
    db
      .insert(pictures)
      .values({
        ...of,
        use: 'still',
        hash: letter.repeat(64),
        position,
        format: 'jpeg',
        colour: '#102030',
        width: 600,
        height: 400,
        bytes: 900,
      })
      .returning()
      .get(),
  );
  const rows = tables.films.rows(festival, [], 'fr');
  expect(rows.find(({ id }) => id === film?.id)?.picture?.hash).toBe(first?.hash);
  expect(rows.filter(({ picture }) => picture)).toHaveLength(1);
});

it('show the date of a day as its cell is read, and keep it as written', () => {
  const { festival } = workingFestival('schedule');
  const columns = tables.events.columns(festival, 'fr').map(({ key }) => key);
  const [one] = tables.events.rows(festival, columns, 'fr').filter(({ cells }) => cells.day);
  const set = (day: string, at: number) => {
    const clientKey = `${NOW_KEY.slice(0, -1)}${at}`;
    const rows = [{ id: one?.id ?? 0, version: one?.version ?? 0, cells: { day } }];
    return done(tables.events.set(festival, { clientKey, locale: 'fr', columns, rows }, NOW));
  };
  const [, second = '', third = ''] =
    tables.events
      .columns(festival, 'fr')
      .find(({ key }) => key === 'day')
      ?.offered.map(({ label }) => label) ?? [];
  expect(set(second, 1).refused).toEqual([]);
  const [refused] = set(third, 2).refused;
  expect(refused?.theirs).toBe(second);
  expect(refused?.said).toContain(`« ${saidDay(second, { years: yearsUnsaid({ isDated: true }, festival) }, 'fr')} »`);
  expect(refused?.said).not.toContain(second);
});

it('leave out the year of the festival in every column of days, and in no other', () => {
  const { festival } = workingFestival('schedule');
  const years = [festival.startsOn.slice(0, 4), festival.endsOn.slice(0, 4)];
  const dated = Object.entries(tables).map(([noun, table]) => {
    const own = table.columns(festival, 'fr').filter((column) => column.years !== null);
    expect(own.map((column) => column.years)).toEqual(own.map(() => years));
    return [noun, own.map(({ key }) => key)];
  });
  expect(Object.fromEntries(dated)).toEqual({
    films: [],
    people: ['arrivesAt', 'departsAt'],
    rooms: [],
    events: ['day'],
    shifts: ['day'],
  });
  // Whatever a cell holds that begins with a date is of such a column.
  for (const table of Object.values(tables)) {
    const columns = table.columns(festival, 'fr');
    const rows = table.rows(
      festival,
      columns.map(({ key }) => key),
      'fr',
    );
    const ofDates = columns.filter(({ key }) => rows.some(({ cells }) => /^\d{4}-\d\d-\d\d/.test(cells[key] ?? '')));
    expect(ofDates.filter((column) => column.years === null).map(({ key }) => key)).toEqual([]);
  }
});

it('show first what is written in the language of the reader, and beside it that of the festival', () => {
  const { festival } = workingFestival('schedule');
  const shown = (noun: 'events' | 'people', locale: 'fr' | 'en', main: 'fr' | 'en' = 'fr') =>
    tables[noun]
      .columns({ ...festival, locale: main }, locale)
      .flatMap(({ key, isAside }) => (key.startsWith('title') ? [isAside ? `(${key})` : key] : []));
  expect([
    shown('events', 'fr'),
    shown('events', 'en'),
    shown('events', 'fr', 'en'),
    shown('events', 'en', 'en'),
    shown('people', 'en'),
  ]).toEqual([
    ['titleFr', '(titleEn)'],
    ['titleEn', 'titleFr'],
    ['titleFr', 'titleEn'],
    ['titleEn', '(titleFr)'],
    ['titleEn', 'titleFr'],
  ]);
  expect(tables.events.columns(festival, 'en')[0]?.key).toBe('titleEn');
});

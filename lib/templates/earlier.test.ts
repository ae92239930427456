import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Locale } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { editionKey } from './choices.ts';
import { daysByThemselves } from './days-by-themselves.ts';
import { earlierEdition } from './earlier.ts';
import { createFestivalFromTemplate } from './mutations.ts';
import { newFestivalSchema } from './schema.ts';

const NOW = '2027-01-01T09:00:00.000Z';

const TUE_TO_SUN = ['2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-06', '2026-06-07'];

describe('daysByThemselves', () => {
  const of = (days: string[], startsOn: string, endsOn: string) => daysByThemselves(days, { startsOn, endsOn });

  it.each([
    // Saturday to Saturday of another year, and inside a longer festival.
    [['2026-06-06'], '2027-06-05', '2027-06-06', [0]],
    [['2026-06-06'], '2027-06-03', '2027-06-06', [2]],
    [['2026-06-06'], '2026-05-30', '2026-05-31', [0]],
    [TUE_TO_SUN, '2027-06-01', '2027-06-06', [0, 1, 2, 3, 4, 5]],
    // The last days of a week on as many days: shifting them in order would gain nothing.
    [TUE_TO_SUN, '2027-06-04', '2027-06-06', [null, null, null, 0, 1, 2]],
  ])('keeps the weekdays of %s on %s–%s', (days, startsOn, endsOn, becomes) => {
    expect(of(days, startsOn, endsOn)).toEqual({ becomes, isByWeekday: true });
  });

  it.each([
    // A week without a Saturday; six days that begin on a Thursday; fewer days in the middle of a
    // week.
    [['2026-06-06'], '2027-06-08', '2027-06-09', [0]],
    [TUE_TO_SUN, '2027-06-03', '2027-06-08', [0, 1, 2, 3, 4, 5]],
    [TUE_TO_SUN, '2027-06-05', '2027-06-08', [0, 1, 2, 3, null, null]],
    // Two weekends: the days between are kept as long as they fit.
    [['2026-06-06', '2026-06-07', '2026-06-13', '2026-06-14'], '2027-06-01', '2027-06-09', [0, 1, 7, 8]],
    [['2026-06-06', '2026-06-07', '2026-06-13', '2026-06-14'], '2027-06-01', '2027-06-04', [0, 1, 2, 3]],
  ])('takes %s in order on %s–%s, which have other weekdays', (days, startsOn, endsOn, becomes) => {
    expect(of(days, startsOn, endsOn)).toEqual({ becomes, isByWeekday: false });
  });
});

/** A festival of two days (6 and 7 June 2026) and two rooms, and one made from it. */
function next(
  rest: object = {},
  prepare: (db: ReturnType<typeof openTestDb>, id: number) => void = () => undefined,
  locale: Locale = 'fr',
) {
  const db = openTestDb();
  const made = makeFestival(db, { events: 16, rooms: 2, days: 2, seed: 5 });
  prepare(db, made.festivalId);
  const before = loadDraft(made.festivalId, db);
  const rooms = before.rooms.map(({ name, number, seats }) => ({
    name: name.fr,
    seats: String(seats),
    from: `${number}`,
  }));
  const input = newFestivalSchema.parse({
    template: editionKey(made.slug),
    name: { fr: 'Édition suivante' },
    startsOn: '2027-06-05',
    endsOn: '2027-06-06',
    timeZone: 'Europe/Paris',
    opensAt: '9h',
    closesAt: '23h',
    rooms,
    films: 'on',
    people: 'on',
    ...rest,
  });
  const actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  const created = createFestivalFromTemplate(authorizeCreation(actor, db), input, locale, NOW);
  if (!created.ok) throw new Error(created.reason);
  return { before, after: loadDraft(created.id, db) };
}

const clashes = (draft: Parameters<typeof conflictsOf>[0]) =>
  conflictsOf(draft).filter(({ code }) => code === 'room-overlap');

describe('a festival from an earlier one', () => {
  it('keeps weekdays, hours and rooms, as suggestions', () => {
    const { before, after } = next();
    const place = (draft: typeof before, shift: string[]) =>
      draft.events
        .map(({ startsAt, kind, rooms }) => {
          const room = draft.rooms.findIndex(({ id }) => id === rooms[0]?.roomId);
          const day = startsAt ? (startsAt < (shift[1] ?? '') ? 0 : 1) : null;
          return [startsAt?.slice(11) ?? null, day, kind, startsAt ? room : null];
        })
        .map(String)
        .sort();
    expect(place(after, ['2027-06-05', '2027-06-06'])).toEqual(place(before, ['2026-06-06', '2026-06-07']));
    expect(after.events.every(({ timeIsSuggested, startsAt }) => timeIsSuggested === (startsAt !== null))).toBe(true);
    expect(after.rooms.map(({ name, seats }) => [name, seats])).toEqual(
      before.rooms.map(({ name, seats }) => [name, seats]),
    );
    expect(after.venues.map(({ name, address }) => [name, address])).toEqual(
      before.venues.map(({ name, address }) => [name, address]),
    );
    expect(after.days.map(({ title }) => title)).toEqual(before.days.map(({ title }) => title));
  });

  it('keeps the language, whichever the form is read in', () => {
    const { before, after } = next({}, undefined, 'en');
    expect([before, after].map(({ festival }) => festival.locale)).toEqual(['fr', 'fr']);
  });

  it('keeps where a walk ends', () => {
    const { after } = next({}, (db, festivalId) => {
      const other = { festivalId, number: 900, position: 9, name: { fr: 'Halle' } };
      const endsAtVenueId = db.insert(t.venues).values(other).returning().get().id;
      const walk = loadDraft(festivalId, db).events[3]?.id ?? 0;
      db.update(t.events).set({ endsAtVenueId }).where(eq(t.events.id, walk)).run();
    });
    const hall = after.venues.find(({ name }) => name.fr === 'Halle');
    expect(hall).toBeDefined();
    expect(after.events.filter(({ endsAtVenueId }) => endsAtVenueId === hall?.id)).toHaveLength(1);
  });

  it('keeps the hours of single days and the walks between venues', () => {
    const { before, after } = next({}, (db, festivalId) => {
      const { venues, days } = loadDraft(festivalId, db);
      const other = { festivalId, number: 900, position: 9, name: { fr: 'Halle' } };
      const { id } = db.insert(t.venues).values(other).returning().get();
      const walk = { festivalId, fromVenueId: venues[0]?.id ?? 0, toVenueId: id, minutes: 17 };
      db.insert(t.venueWalks).values(walk).run();
      db.update(t.festivalDays)
        .set({ opensAt: '14:00', closesAt: '23:30' })
        .where(eq(t.festivalDays.id, days[1]?.id ?? 0))
        .run();
    });
    const walks = ({ venues, walks }: typeof before) =>
      walks.map(({ fromVenueId, toVenueId, minutes }) => [
        ...[fromVenueId, toVenueId].map((id) => venues.find((venue) => venue.id === id)?.name.fr),
        minutes,
      ]);
    expect(walks(after)).toEqual(walks(before));
    expect(walks(after)).toHaveLength(1);
    const hours = ({ days }: typeof before) => days.map(({ opensAt, closesAt }) => [opensAt, closesAt]);
    expect(hours(after)).toEqual([
      [null, null],
      ['14:00', '23:30'],
    ]);
  });

  it('confirms nothing in advance: planned, considered, rights unknown, unpublished, with new ids', () => {
    const { before, after } = next({}, (db, id) => {
      db.update(t.events)
        .set({ status: 'cancelled', isLocked: true, teamNotes: 'clé chez Paul', tags: ['jury'] })
        .where(eq(t.events.festivalId, id))
        .run();
      for (const table of [t.films, t.people])
        db.update(table)
          .set({ tags: ['VIP'] })
          .where(eq(table.festivalId, id))
          .run();
      db.update(t.eventPeople).set({ confirmation: 'confirmed' }).where(eq(t.eventPeople.festivalId, id)).run();
      db.update(t.festivals)
        .set({
          organiser: 'Ciné-club',
          accent: '#224466',
          secondColour: '#ffe14a',
          letters: 'hanken',
          headStyle: 'poster',
        })
        .where(eq(t.festivals.id, id))
        .run();
    });
    expect(
      new Set(after.events.map(({ status, isLocked, teamNotes }) => `${status} ${isLocked} ${teamNotes}`)),
    ).toEqual(new Set(['planned false ']));
    expect(new Set(after.events.flatMap(({ people }) => people.map((p) => p.confirmation)))).toEqual(
      new Set(['considered']),
    );
    expect(new Set(after.films.map(({ rightsState }) => rightsState))).toEqual(new Set(['unknown']));
    // The tags of the team are kept.
    const tagsOf = (all: readonly { tags: string[] }[]) => new Set(all.map(({ tags }) => tags.join()));
    expect([after.events, after.films, after.people].map(tagsOf)).toEqual([
      new Set(['jury']),
      new Set(['VIP']),
      new Set(['VIP']),
    ]);
    expect(after.festival).toMatchObject({
      organiser: 'Ciné-club',
      accent: '#224466',
      secondColour: '#ffe14a',
      letters: 'hanken',
      headStyle: 'poster',
      isDemonstration: false,
    });
    const uids = new Set([...before.events, ...before.people, before.festival].map(({ uid }) => uid));
    expect([...after.events, ...after.people, after.festival].filter(({ uid }) => uids.has(uid))).toEqual([]);
  });

  it('keeps what is set up before its first day, and taken down after its last', () => {
    const blocks = (rest: object) =>
      next(rest, (db, festivalId) => {
        const times = ['2026-06-05T14:00', '2026-06-06T12:00', '2026-06-08T09:00'];
        db.insert(t.blocks)
          .values(times.map((startsAt) => ({ festivalId, startsAt, minutes: 60 })))
          .run();
      }).after.blocks.map(({ startsAt }) => startsAt);
    expect(blocks({})).toEqual(['2027-06-04T14:00', '2027-06-05T12:00', '2027-06-07T09:00']);
    expect(blocks({ onto: { d0: 'none' } })).toEqual(['2027-06-07T09:00']);
  });

  it('leaves the place of a cancelled séance to the one that took it', () => {
    const { after } = next({}, (db, id) => {
      const [off, instead] = loadDraft(id, db).events.filter(({ startsAt }) => startsAt !== null);
      const set = (event: typeof off, values: object) =>
        db
          .update(t.events)
          .set(values)
          .where(eq(t.events.id, event?.id ?? 0))
          .run();
      set(off, { title: { fr: 'Annulée' }, status: 'cancelled' });
      set(instead, { title: { fr: 'À sa place' }, startsAt: off?.startsAt });
      const [room] = off?.rooms ?? [];
      db.update(t.eventRooms)
        .set({ roomId: room?.roomId ?? 0 })
        .where(eq(t.eventRooms.eventId, instead?.id ?? 0))
        .run();
    });
    const startOf = (title: string) => after.events.find((event) => event.title.fr === title)?.startsAt;
    expect(startOf('À sa place')).not.toBeNull();
    expect(startOf('Annulée')).toBeNull();
  });

  it('keeps what continues a cancelled séance behind it', () => {
    const { after } = next({}, (db, id) => {
      const [off, part] = loadDraft(id, db).events;
      const set = (number: number | undefined, values: object) =>
        db
          .update(t.events)
          .set(values)
          .where(eq(t.events.id, number ?? 0))
          .run();
      set(off?.id, { title: { fr: 'Annulée' }, status: 'cancelled' });
      set(part?.id, { title: { fr: 'Suite' }, continuesEventId: off?.id });
    });
    const called = (title: string) => after.events.find((event) => event.title.fr === title);
    expect(called('Suite')?.continuesEventId).toBe(called('Annulée')?.id);
  });

  it('announces no title that was held back, whatever its date', () => {
    const { after } = next({}, (db, id) => {
      const shown = loadDraft(id, db).events.flatMap(({ items }) => items.flatMap(({ filmId }) => filmId ?? []));
      const [one = 0, two = 0] = new Set(shown);
      const neutralTitle = { fr: 'Film mystère' };
      for (const [film, values] of [
        [one, { announceable: 'no', neutralTitle, originalTitle: 'Secret' }],
        [two, { announceable: 'from', announceableFrom: '2026-05-01', neutralTitle, originalTitle: 'Daté' }],
      ] as const)
        db.update(t.films).set(values).where(eq(t.films.id, film)).run();
    });
    const held = after.films.filter(({ announceable }) => announceable !== 'yes');
    expect(held.map(({ originalTitle }) => originalTitle).sort()).toEqual(['Daté', 'Secret']);
    for (const film of held)
      expect(film).toMatchObject({ announceable: 'no', announceableFrom: null, neutralTitle: { fr: 'Film mystère' } });
  });

  it('counts the films and people that would come along, not those in no séance', () => {
    const { before } = next();
    const { filmCount, personCount, take } = earlierEdition(before);
    const all = take(null);
    expect([filmCount, personCount]).toEqual([all.films.length, all.people.length]);
    expect(filmCount).toBeLessThan(before.films.length);
  });

  it('keeps wishes except for days, about séances that come along', () => {
    const { after } = next({}, (db, id) => {
      const own = eq(t.events.festivalId, id);
      const [one, two] = db.select().from(t.events).where(own).all();
      const wishes = { day: '2026-06-07', part: 'evening', after: two?.number ?? 0, apart: 9001 } as const;
      for (const [event, values] of [
        [one, { wishes }],
        [two, { title: { fr: 'D’abord' } }],
      ] as const)
        db.update(t.events)
          .set(values)
          .where(eq(t.events.id, event?.id ?? 0))
          .run();
    });
    const first = after.events.find(({ title }) => title.fr === 'D’abord');
    const wishing = after.events.flatMap(({ wishes }) => (wishes.part ? [wishes] : []));
    expect(wishing).toEqual([{ part: 'evening', after: first?.number }]);
    expect(first?.wishes).toEqual({});
  });

  it('leaves out people who declined or could not come', () => {
    const { after } = next({}, (db, id) => {
      db.update(t.eventPeople).set({ confirmation: 'declined' }).where(eq(t.eventPeople.festivalId, id)).run();
    });
    expect([after.people, after.events.flatMap(({ people }) => people)]).toEqual([[], []]);
  });

  it('can take only the times and lengths, with a title for séances that had only a film', () => {
    const { after } = next({ films: '', people: '' });
    expect([after.films, after.people]).toEqual([[], []]);
    expect(after.events.filter(({ title }) => !title.fr)).toEqual([]);
    expect(after.events.some(({ title }) => title.fr?.startsWith('Projection – Thème'))).toBe(true);
  });

  it('unschedules what has no day or no room left', () => {
    const oneDay = next({ endsOn: '2027-06-05' });
    expect(oneDay.after.events.filter(({ startsAt }) => startsAt && startsAt >= '2027-06-06T05:00')).toEqual([]);
    const { before, after } = next({ rooms: [{ name: 'Salle 1', from: String(next().before.rooms[0]?.number) }] });
    const first = before.rooms[0]?.id;
    const inFirst = before.events.filter((event) => event.startsAt && event.rooms[0]?.roomId === first);
    expect(after.events.filter(({ startsAt }) => startsAt)).toHaveLength(inFirst.length);
  });

  it('fits whole on days of other weekdays, in their order', () => {
    const { before, after } = next({ startsOn: '2027-06-07', endsOn: '2027-06-08' });
    const placed = (draft: typeof before) => draft.events.filter(({ startsAt }) => startsAt !== null).length;
    expect(placed(after)).toBe(placed(before));
    expect(placed(after)).toBeGreaterThan(10);
  });

  it('joins the séances of two rooms in one, without a clash', () => {
    const numbers = next().before.rooms.map(({ number }) => number);
    const { after } = next({
      rooms: [{ name: 'Grande salle', from: String(numbers[0]) }],
      into: { [`r${numbers[0]}`]: '0', [`r${numbers[1]}`]: '0' },
    });
    expect(clashes(after)).toEqual([]);
    expect(after.events.filter(({ startsAt }) => startsAt).length).toBeGreaterThan(0);
    expect(after.events.filter(({ startsAt }) => !startsAt).length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { changeSeveralEvents } from '#lib/events/mutations.ts';
import { type EventRoot, readEvent } from '#lib/events/root.ts';
import { type Deleted, recordRoot } from '#lib/history/roots.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import type { Draft } from '#lib/model/draft.ts';
import { deleteOffer } from '#lib/offers/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { deleteFilm, deletePerson, deleteRoom, deleteSeries, deleteTheme, deleteVenue } from './records.ts';

/** Every permission at once, for cases that call mutations of both kinds. */
type Both = Authorized<never>;

const LATER = '2026-05-01T10:05:00.000Z';

type Working = ReturnType<typeof working>;

function working() {
  const { festival, db } = workingFestival('schedule', { events: 12 });
  const own = { festivalId: festival.id };
  const [room, second] = db.select().from(t.rooms).all();
  const [event] = db.select().from(t.events).all();
  if (!room || !second || !event) throw new Error('a festival without rooms or séances');
  const series = db
    .insert(t.series)
    .values({ ...own, number: 900, title: { fr: 'Atelier' } })
    .returning()
    .get();
  db.update(t.events).set({ seriesId: series.id, seriesPosition: 1, endsAtVenueId: room.venueId }).run();
  const offer = { ...own, label: { fr: 'Inscription' } };
  db.insert(t.offers)
    .values([{ ...offer, seriesId: series.id }, { ...offer, eventId: event.id }, offer])
    .run();
  db.insert(t.roomCrews)
    .values({ ...own, roomId: room.id, date: '2026-06-06', names: 'Ada' })
    .run();
  const block = { ...own, startsAt: '2026-06-06T12:00', minutes: 60 };
  const alone = db.insert(t.blocks).values(block).returning().get();
  const shared = db.insert(t.blocks).values(block).returning().get();
  db.insert(t.blockRooms)
    .values([
      { ...own, blockId: alone.id, roomId: room.id },
      { ...own, blockId: shared.id, roomId: room.id },
      { ...own, blockId: shared.id, roomId: second.id },
    ])
    .run();
  return { festival: festival as Both, db, room, series };
}

/** The draft without versions, which an undo is meant to change. */
const timeless = (draft: Draft) => JSON.parse(JSON.stringify(draft, (key, value) => (key === 'version' ? 0 : value)));
const draftOf = (db: Db, festival: Both) => timeless(loadDraft(festival.id, db));

const filmOf = (db: Db) =>
  db
    .select()
    .from(t.eventItems)
    .all()
    .find((item) => item.filmId !== null)?.filmId ?? 0;
const personOf = (db: Db) => db.select().from(t.eventPeople).all()[0]?.personId ?? 0;
const themeOf = (db: Db) => db.select().from(t.eventThemes).all()[0]?.themeId ?? 0;

type Case = [
  string,
  (made: Working) => { id: number; of: Parameters<typeof appearancesOf>[1] },
  (festival: Both, what: { id: number; uses: number }, now: string) => Deleted,
];

const cases: Case[] = [
  ['a film', (w) => ({ id: filmOf(w.db), of: { filmId: filmOf(w.db) } }), deleteFilm],
  ['a person', (w) => ({ id: personOf(w.db), of: { personId: personOf(w.db) } }), deletePerson],
  ['a theme', (w) => ({ id: themeOf(w.db), of: { themeId: themeOf(w.db) } }), deleteTheme],
  ['a series', (w) => ({ id: w.series.id, of: { seriesId: w.series.id } }), deleteSeries],
  ['a room', (w) => ({ id: w.room.id, of: { roomId: w.room.id } }), deleteRoom],
];

describe.each(cases)('deleting %s', (_, pick, remove) => {
  it('asks first, removes it from its séances, and one undo restores everything', () => {
    const made = working();
    const { db, festival } = made;
    const { id, of } = pick(made);
    const before = draftOf(db, festival);
    const uses = appearancesOf(festival.id, of, db).length;
    expect(uses).toBeGreaterThan(0);
    expect(remove(festival, { id, uses: 0 }, NOW)).toEqual({ ok: false, reason: 'used', uses });
    expect(draftOf(db, festival)).toEqual(before);

    const { batch } = done(remove(festival, { id, uses }, NOW));
    expect(appearancesOf(festival.id, of, db)).toEqual([]);
    expect(draftOf(db, festival)).not.toEqual(before);
    expect(done(undoBatch(festival, batch, LATER))).toMatchObject({ left: [] });
    expect(draftOf(db, festival)).toEqual(before);
  });

  it('says so if it was already deleted', () => {
    const made = working();
    const { id, of } = pick(made);
    const uses = appearancesOf(made.festival.id, of, made.db).length;
    done(remove(made.festival, { id, uses }, NOW));
    expect(() => remove(made.festival, { id, uses: 0 }, NOW)).toThrow('notFound');
  });
});

describe('restoring what séances have lost that were changed since', () => {
  const LAST = '2026-05-01T10:10:00.000Z';
  const change = ({ db, festival }: Working, id: number, make: (event: EventRoot) => Partial<EventRoot>) =>
    write(db, (tx, batch) => changeSeveralEvents(tx, festival, [id], batch, LATER, make));
  const usesOf = ({ db, festival }: Working, of: Parameters<typeof appearancesOf>[1]) =>
    appearancesOf(festival.id, of, db).map(({ id }) => id);

  it.each(cases)('puts %s back into those where its place is as it was left', (_, pick, remove) => {
    const made = working();
    const { db, festival } = made;
    const { id, of } = pick(made);
    const uses = usesOf(made, of);
    const [event = 0] = uses;
    const { batch } = done(remove(festival, { id, uses: uses.length }, NOW));
    change(made, event, () => ({ startsAt: '2026-06-06T20:15', teamNotes: 'Plus tard' }));
    const before = readEvent(db, festival.id, event);
    const undone = done(undoBatch(festival, batch, LAST));
    expect(undone).toMatchObject({ left: [] });
    expect(usesOf(made, of).sort()).toEqual(uses.sort());
    const after = readEvent(db, festival.id, event);
    expect(after).toMatchObject({ startsAt: '2026-06-06T20:15', teamNotes: 'Plus tard' });
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
    // « Refaire » takes it out again, and nothing else.
    expect(done(undoBatch(festival, undone.batch, LAST))).toMatchObject({ left: [] });
    expect(usesOf(made, of)).toEqual([]);
    expect(readEvent(db, festival.id, event)).toMatchObject({ startsAt: '2026-06-06T20:15', teamNotes: 'Plus tard' });
  });

  it('leaves those whose people are others now, and names them', () => {
    const made = working();
    const { db, festival } = made;
    const personId = personOf(db);
    const uses = usesOf(made, { personId });
    const [event = 0] = uses;
    const { batch } = done(deletePerson(festival, { id: personId, uses: uses.length }, NOW));
    const [other] = db
      .select()
      .from(t.people)
      .all()
      .filter(({ id }) => !readEvent(db, festival.id, event)?.people.some((one) => one.personId === id));
    change(made, event, ({ people }) => ({
      people: [
        ...people,
        {
          id: 9000,
          festivalId: festival.id,
          eventId: event,
          itemId: null,
          personId: other?.id ?? 0,
          role: 'speaker',
          presence: 'in-person',
          confirmation: 'considered',
          position: people.length,
        },
      ],
    }));
    const before = readEvent(db, festival.id, event);
    expect(done(undoBatch(festival, batch, LAST)).left).toEqual([{ entity: 'event', id: event }]);
    expect(readEvent(db, festival.id, event)).toEqual(before);
    expect(usesOf(made, { personId })).toHaveLength(uses.length - 1);
  });
});

describe('taking back that something was made', () => {
  const picture = {
    use: 'view',
    hash: 'a'.repeat(64),
    format: 'png',
    width: 9,
    height: 9,
    bytes: 9,
    createdAt: NOW,
  } as const;

  it.each([1, 60])('deletes what was added to it since, and redoing restores both (%i)', (many) => {
    const { db, festival, room } = working();
    const own = { festivalId: festival.id };
    const made = Array.from({ length: many }, (_, at) => {
      const columns = {
        ...own,
        venueId: room.venueId,
        number: 700 + at,
        name: { fr: `Salle ${at}` },
        position: 50 + at,
      };
      return db.insert(t.rooms).values(columns).returning().get();
    });
    const batch = 'rooms';
    db.transaction((tx) => {
      for (const after of made) recordRoot(tx, festival, NOW, 'room', { verb: 'created', before: null, after, batch });
    });
    const roomId = made[0]?.id ?? 0;
    db.insert(t.pictures)
      .values({ ...own, ...picture, roomId, colour: '#000000' })
      .run();
    db.insert(t.roomCrews)
      .values({ ...own, roomId, date: '2026-06-06', names: 'Bo' })
      .run();
    const standing = () => ({
      draft: draftOf(db, festival),
      crews: db
        .select()
        .from(t.roomCrews)
        .all()
        .map(({ names }) => names),
      pictures: db.select().from(t.pictures).all().length,
    });
    const before = standing();
    const undone = done(undoBatch(festival, batch, LATER));
    expect(standing()).toMatchObject({ crews: ['Ada'], pictures: 0 });
    expect(done(undoBatch(festival, undone.batch, LATER))).toMatchObject({ left: [] });
    expect(standing()).toEqual(before);
  });
});

describe('deleting a venue', () => {
  it('deletes its rooms, and one undo restores everything', () => {
    const { db, festival, room } = working();
    const before = draftOf(db, festival);
    const uses = appearancesOf(festival.id, { venueId: room.venueId }, db).length;
    expect(uses).toBe(12);
    const { batch } = done(deleteVenue(festival, { id: room.venueId, uses }, NOW));
    const after = loadDraft(festival.id, db);
    expect([after.venues, after.rooms, after.crews]).toEqual([[], [], []]);
    expect(after.events.every((event) => event.rooms.length === 0 && event.endsAtVenueId === null)).toBe(true);
    expect(after.blocks).toEqual([]);
    done(undoBatch(festival, batch, LATER));
    expect(draftOf(db, festival)).toEqual(before);
  });
});

describe('deleting a room', () => {
  it('keeps a block that covers other rooms too, and never makes it cover all rooms', () => {
    const { db, festival, room } = working();
    const uses = appearancesOf(festival.id, { roomId: room.id }, db).length;
    done(deleteRoom(festival, { id: room.id, uses }, NOW));
    expect(loadDraft(festival.id, db).blocks.map(({ roomIds }) => roomIds.length)).toEqual([1]);
  });
});

it('a guest of a deleted film stays attached to the whole séance', () => {
  const { db, festival } = working();
  const item = db
    .select()
    .from(t.eventItems)
    .all()
    .find(({ filmId }) => filmId !== null);
  if (!item?.filmId) throw new Error('no film');
  db.insert(t.eventPeople)
    .values({
      festivalId: festival.id,
      eventId: item.eventId,
      itemId: item.id,
      personId: personOf(db),
      role: 'director',
    })
    .run();
  const uses = appearancesOf(festival.id, { filmId: item.filmId }, db).length;
  done(deleteFilm(festival, { id: item.filmId, uses }, NOW));
  const event = loadDraft(festival.id, db).events.find(({ id }) => id === item.eventId);
  expect(event?.items.map(({ kind, position }) => `${position} ${kind}`)).toEqual(['0 debate']);
  expect(event?.people.find(({ role }) => role === 'director')).toMatchObject({ itemId: null });
});

it('a price is deleted alone, that of a séance only with the séance', () => {
  const { db, festival } = working();
  const offers = db.select().from(t.offers).all();
  const whole = offers.find((offer) => !offer.eventId && !offer.seriesId);
  const ofEvent = offers.find((offer) => offer.eventId);
  expect(() => deleteOffer(festival, ofEvent?.id ?? 0, NOW)).toThrow('notFound');
  const { batch } = done(deleteOffer(festival, whole?.id ?? 0, NOW));
  expect(db.select().from(t.offers).all()).toHaveLength(2);
  done(undoBatch(festival, batch, LATER));
  expect(db.select().from(t.offers).all()).toHaveLength(3);
});

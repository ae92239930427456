import { describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import * as t from './schema/index.ts';
import { makeFestival, openTestDb } from './testing.ts';

describe('makeFestival', () => {
  it('makes the given size, the same for the same seed', () => {
    const made = [openTestDb(), openTestDb()].map((db) =>
      loadDraft(makeFestival(db, { events: 40, rooms: 3, days: 2, seed: 7 }).festivalId, db),
    );
    expect(made[0]).toEqual(made[1]);
    expect([made[0]?.events.length, made[0]?.rooms.length, made[0]?.days.length]).toEqual([40, 3, 2]);
  });
});

describe('two festivals with one seed', () => {
  it('can be in one database', () => {
    const db = openTestDb();
    for (const slug of ['a', 'b']) makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 7, slug });
    expect(db.select().from(t.festivals).all()).toHaveLength(2);
  });

  it('are the same except for their keys if one is made like the other', () => {
    const db = openTestDb();
    const [a, b] = [{ slug: 'a' }, { slug: 'b', like: 'a' }].map((own) => {
      const { festivalId } = makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 7, ...own });
      const { events, films, people } = loadDraft(festivalId, db);
      const places = events.map(({ number, kind, startsAt, title, items }) => ({
        number,
        kind,
        startsAt,
        title,
        items: items.length,
      }));
      return {
        places,
        years: films.map(({ year }) => year),
        names: people.map(({ name }) => name),
        uids: events.map(({ uid }) => uid),
      };
    });
    expect({ ...b, uids: null }).toEqual({ ...a, uids: null });
    expect(a?.uids.filter((uid) => b?.uids.includes(uid))).toEqual([]);
  });
});

describe('the tables', () => {
  it('refuse a room of another festival', () => {
    const db = openTestDb();
    const here = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
    const there = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
    expect(() =>
      db
        .insert(t.eventRooms)
        .values({
          festivalId: here.festivalId,
          eventId: here.eventIds[0] as number,
          roomId: there.roomIds[0] as number,
        })
        .run(),
    ).toThrow(/FOREIGN KEY/);
  });

  it('refuse an invalid time and a day that does not exist', () => {
    const db = openTestDb();
    const { festivalId, eventIds } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
    for (const startsAt of ['2026-02-31T10:00', '2026-06-06 10:00', '2026-06-06T24:00', '2026-06-06T10:00Z']) {
      expect(() => db.update(t.events).set({ startsAt }).run(), startsAt).toThrow();
    }
    expect(() => db.insert(t.festivalDays).values({ festivalId, date: '2026-02-29' }).run()).toThrow();
    expect(eventIds).toHaveLength(1);
  });

  it('delete everything of a festival with it', () => {
    const db = openTestDb();
    makeFestival(db, { events: 30, rooms: 5, days: 2, seed: 3 });
    db.delete(t.festivals).run();
    const left = [t.events, t.eventItems, t.films, t.people, t.rooms, t.venues, t.themes, t.eventPeople].map(
      (table) => db.select().from(table).all().length,
    );
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(db.$client.prepare('select count(*) as n from search_index').get()).toEqual({ n: 0 });
  });
});

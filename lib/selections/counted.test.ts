import { beforeEach, describe, expect, it } from 'vitest';
import { askedCalendars } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { askedWithinDay, LEAST_TOLD, noteAsked, starsOf, toldInAll, toldStars, writeAsked } from './counted.ts';
import { forgetSelection, keepSelection } from './mutations.ts';
import { readSelection } from './selection.ts';

describe('requested calendars', () => {
  const shared = globalThis as typeof globalThis & { lanterneAskedCalendars?: unknown };
  beforeEach(() => {
    shared.lanterneAskedCalendars = undefined;
  });

  const at = (hours: number) => new Date(Date.parse('2026-06-01T10:00:00.000Z') + hours * 3_600_000).toISOString();
  const APPLE = 'iOS/17.4 (21E219) dataaccessd/1.0';

  function working() {
    const db = openTestDb();
    const { festivalId } = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 1, slug: 'f' });
    const other = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 2, slug: 'g' }).festivalId;
    const rows = () => db.select().from(askedCalendars).all();
    return { db, festivalId, other, rows };
  }

  it('are counted once per address and day, however often they are requested, and dropped a day later', () => {
    const { db, festivalId, other, rows } = working();
    for (const key of [1, 2, 2]) noteAsked(festivalId, { of: 'own', key }, APPLE, at(0));
    noteAsked(festivalId, { of: 'programme' }, null, at(0));
    noteAsked(other, { of: 'room', key: 3 }, APPLE, at(0));
    expect(askedWithinDay(festivalId, at(0), db)).toEqual({ all: 0, own: 0 });
    expect(writeAsked(at(0.1), db)).toBe(4);
    expect(askedWithinDay(festivalId, at(0.1), db)).toEqual({ all: 3, own: 2 });
    expect(askedWithinDay(other, at(0.1), db)).toEqual({ all: 1, own: 0 });

    noteAsked(festivalId, { of: 'own', key: 1 }, APPLE, at(20));
    writeAsked(at(20.1), db);
    expect(askedWithinDay(festivalId, at(20.1), db)).toEqual({ all: 3, own: 2 });
    expect(askedWithinDay(festivalId, at(25), db)).toEqual({ all: 1, own: 1 });
    expect(writeAsked(at(25), db)).toBe(0);
    expect(rows()).toEqual([{ festivalId, address: 'own/1', askedAt: at(20) }]);
  });

  it('are written once an hour for an address that is requested all the time, and not if nothing is new', () => {
    const { db, festivalId, rows } = working();
    const written = [0, 0.5, 0.9, 1.2].map((hours) => {
      noteAsked(festivalId, { of: 'programme' }, APPLE, at(hours));
      return writeAsked(at(hours), db);
    });
    expect(written).toEqual([1, 0, 0, 1]);
    expect(rows()).toMatchObject([{ askedAt: at(1.2) }]);
  });

  it('contain nothing about who asks, and leave out search engines', () => {
    const { db, festivalId, rows } = working();
    noteAsked(festivalId, { of: 'programme' }, 'Mozilla/5.0 (compatible; Googlebot/2.1)', at(0));
    expect(writeAsked(at(0), db)).toBe(0);
    noteAsked(festivalId, { of: 'programme' }, 'Google-Calendar-Importer', at(0));
    expect(writeAsked(at(0), db)).toBe(1);
    expect(rows()).toEqual([{ festivalId, address: 'programme', askedAt: at(0) }]);
  });

  it('wait while they cannot be written, and leave out a festival that is gone', () => {
    const { db, festivalId, rows } = working();
    noteAsked(festivalId, { of: 'programme' }, APPLE, at(0));
    noteAsked(festivalId + 100, { of: 'programme' }, APPLE, at(0));
    db.$client.pragma('query_only = 1');
    expect(() => writeAsked(at(0), db)).toThrow();
    db.$client.pragma('query_only = 0');
    expect(writeAsked(at(0.2), db)).toBe(2);
    expect(rows()).toMatchObject([{ festivalId }]);
  });
});

describe('selections that contain a séance', () => {
  const at = (minutes: number) => new Date(Date.parse('2026-06-01T10:00:00.000Z') + minutes * 60_000).toISOString();

  function working() {
    const db = openTestDb();
    const [one, other] = ['f', 'g'].map(
      (slug, seed) => makeFestival(db, { events: 3, rooms: 1, days: 1, seed, slug }).festivalId,
    );
    const keep = (events: unknown[], festivalId = one ?? 0) =>
      keepSelection(festivalId, readSelection({ events, films: [4] }), at(0), db);
    return { db, festivalId: one ?? 0, other: other ?? 0, keep };
  }

  it('are counted for each séance of their festival, without closed ones', () => {
    const { db, festivalId, other, keep } = working();
    for (let index = 0; index < LEAST_TOLD; index += 1) keep([[1, '2026-06-06T09:30/2'], [2]]);
    const token = keep([1, 3]);
    keep([1], other);
    const { selections, of } = starsOf(festivalId, at(0), db);
    expect([selections, [...of]]).toEqual([
      6,
      [
        [1, 6],
        [2, 5],
        [3, 1],
      ],
    ]);
    forgetSelection(token, at(1), db);
    // Unchanged for ten minutes, so that no count reveals when somebody chose.
    expect(starsOf(festivalId, at(9), db).of.get(1)).toBe(6);
    expect(starsOf(festivalId, at(10), db)).toMatchObject({
      selections: 5,
      of: new Map([
        [1, 5],
        [2, 5],
      ]),
    });
  });

  it('are shown for a séance from five on, and not at all if hardly anybody keeps a selection', () => {
    const { db, festivalId, keep } = working();
    for (let index = 1; index < LEAST_TOLD; index += 1) keep([1, 2]);
    expect(toldStars(starsOf(festivalId, at(0), db), 1)).toBeNull();
    keep([1]);
    const stars = starsOf(festivalId, at(10), db);
    expect([1, 2, 9].map((number) => toldStars(stars, number))).toEqual([5, 'few', 'few']);
  });

  it('are shown for a séance in steps, so that a single selection rarely shows', () => {
    const counts = [4, 5, 9, 10, 19, 20, 49, 50, 99, 100, 199, 200, 1234, 4999, 5000];
    const stars = { selections: 9000, of: new Map(counts.map((count) => [count, count])) };
    const told = counts.map((count) => toldStars(stars, count));
    expect(told).toEqual(['few', 5, 5, 10, 10, 20, 20, 50, 50, 100, 100, 200, 1000, 2000, 5000]);
  });

  it('are shown in all, with their calendars, from five on, with no number that could be subtracted', () => {
    const told = (selections: number, all: number, own: number) =>
      Object.values(toldInAll({ selections }, { all, own }));
    expect(told(4, 6, 4)).toEqual([0, 2, 0]);
    expect(told(4, 4, 4)).toEqual([0, 0, 0]);
    expect(told(5, 7, 5)).toEqual([5, 7, 5]);
  });
});

import { beforeEach, expect, it } from 'vitest';
import { askedCalendars } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { askedWithinDay, noteAsked, writeAsked } from './asked-calendars.ts';

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

it('counts each address once in a day, however often it is asked for, and lets it go a day later', () => {
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

it('is written once an hour of an address that is asked for all the time, and not at all when nothing is new', () => {
  const { db, festivalId, rows } = working();
  const written = [0, 0.5, 0.9, 1.2].map((hours) => {
    noteAsked(festivalId, { of: 'programme' }, APPLE, at(hours));
    return writeAsked(at(hours), db);
  });
  expect(written).toEqual([1, 0, 0, 1]);
  expect(rows()).toMatchObject([{ askedAt: at(1.2) }]);
});

it('keeps nothing of who asks, and passes over who reads for a search engine', () => {
  const { db, festivalId, rows } = working();
  noteAsked(festivalId, { of: 'programme' }, 'Mozilla/5.0 (compatible; Googlebot/2.1)', at(0));
  expect(writeAsked(at(0), db)).toBe(0);
  noteAsked(festivalId, { of: 'programme' }, 'Google-Calendar-Importer', at(0));
  expect(writeAsked(at(0), db)).toBe(1);
  expect(rows()).toEqual([{ festivalId, address: 'programme', askedAt: at(0) }]);
});

it('waits on while it cannot be written, and forgets a festival that is gone', () => {
  const { db, festivalId, rows } = working();
  noteAsked(festivalId, { of: 'programme' }, APPLE, at(0));
  noteAsked(festivalId + 100, { of: 'programme' }, APPLE, at(0));
  db.$client.pragma('query_only = 1');
  expect(() => writeAsked(at(0), db)).toThrow();
  db.$client.pragma('query_only = 0');
  expect(writeAsked(at(0.2), db)).toBe(2);
  expect(rows()).toMatchObject([{ festivalId }]);
});

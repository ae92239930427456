import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { hasLarge, isLarge, LARGE, largeFestivals, slugOf } from './large.ts';

it('knows a large festival by its séances, whatever else there is', () => {
  const db = openTestDb();
  makeFestival(db, { events: LARGE - 1, rooms: 20, days: 5, seed: 1, slug: 'nearly' });
  expect([isLarge('nearly', db), isLarge('missing', db), hasLarge(db)]).toEqual([false, false, false]);
  const { festivalId } = makeFestival(db, { events: LARGE, rooms: 20, days: 5, seed: 2, slug: 'large' });
  expect([isLarge('nearly', db), isLarge('large', db), hasLarge(db)]).toEqual([false, true, true]);
  expect(largeFestivals(2, db)).toEqual([{ id: festivalId, slug: 'large', timeZone: 'Europe/Paris', db }]);
  expect([slugOf(festivalId, db), slugOf(0, db), slugOf(null, db)]).toEqual(['large', null, null]);
});

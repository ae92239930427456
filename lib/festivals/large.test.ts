import { expect, it } from 'vitest';
import { insertAll } from '#db/rows.ts';
import { films, people } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { hasAnyLargeDraft, isLarge, isLargeDraft, LARGE, largeFestivals, slugOf } from './large.ts';

it('a festival is large by its séances', () => {
  const db = openTestDb();
  makeFestival(db, { events: LARGE - 1, rooms: 20, days: 5, seed: 1, slug: 'nearly' });
  expect([isLarge('nearly', db), isLarge('missing', db), hasAnyLargeDraft(db)]).toEqual([false, false, false]);
  const { festivalId } = makeFestival(db, { events: LARGE, rooms: 20, days: 5, seed: 2, slug: 'large' });
  expect([isLarge('nearly', db), isLarge('large', db), hasAnyLargeDraft(db)]).toEqual([false, true, true]);
  expect(largeFestivals(2, db)).toEqual([
    { id: festivalId, slug: 'large', timeZone: 'Europe/Paris', dayStartsAt: '05:00', db },
  ]);
  expect([slugOf(festivalId, db), slugOf(0, db), slugOf(null, db)]).toEqual(['large', null, null]);
});

it.each([
  ['films', films, { originalTitle: 'x', minutes: 5 }],
  ['people', people, { name: 'x' }],
])('a draft is large by its %s', (_, table, facts) => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1, slug: 'many' });
  const there = db.select().from(table).all().length;
  const rows = Array.from({ length: 2000 - there }, (_one, i) => ({
    ...facts,
    festivalId,
    uid: `${i}`,
    number: 10_000 + i,
  }));
  insertAll(db, table, rows.slice(1));
  expect([isLargeDraft('many', db), hasAnyLargeDraft(db)]).toEqual([false, false]);
  insertAll(db, table, rows.slice(0, 1));
  expect([isLargeDraft('many', db), hasAnyLargeDraft(db)]).toEqual([true, true]);
  expect([isLarge('many', db), largeFestivals(1, db)]).toEqual([false, []]);
});

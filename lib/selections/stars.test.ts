import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { forgetSelection, keepSelection } from './mutations.ts';
import { readSelection } from './selection.ts';
import { LEAST_TOLD, starsOf, toldInAll, toldStars } from './stars.ts';

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

it('counts in how many selections of its festival each séance is, and not those that were closed', () => {
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

it('tells of a séance from five on, and nothing where hardly anybody keeps a selection', () => {
  const { db, festivalId, keep } = working();
  for (let index = 1; index < LEAST_TOLD; index += 1) keep([1, 2]);
  expect(toldStars(starsOf(festivalId, at(0), db), 1)).toBeNull();
  keep([1]);
  const stars = starsOf(festivalId, at(10), db);
  expect([1, 2, 9].map((number) => toldStars(stars, number))).toEqual([5, 'few', 'few']);
});

it('tells of a séance in steps, so that one selection more seldom shows', () => {
  const counts = [4, 5, 9, 10, 19, 20, 49, 50, 99, 100, 199, 200, 1234, 4999, 5000];
  const stars = { selections: 9000, of: new Map(counts.map((count) => [count, count])) };
  const told = counts.map((count) => toldStars(stars, count));
  expect(told).toEqual(['few', 5, 5, 10, 10, 20, 20, 50, 50, 100, 100, 200, 1000, 2000, 5000]);
});

it('tells of all selections and of their calendars from five on, and no number they could be taken from', () => {
  const told = (selections: number, all: number, own: number) => Object.values(toldInAll({ selections }, { all, own }));
  expect(told(4, 6, 4)).toEqual([0, 2, 0]);
  expect(told(4, 4, 4)).toEqual([0, 0, 0]);
  expect(told(5, 7, 5)).toEqual([5, 7, 5]);
});

import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { deskSearch, ftsQuery } from './desk-search.ts';
import { matchesWords } from './words.ts';

function film(db: Db, festivalId: number, number: number, originalTitle: string, rest: object = {}) {
  return db
    .insert(t.films)
    .values({ festivalId, number, originalTitle, ...rest })
    .returning()
    .get().id;
}

describe('deskSearch', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const other = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 2 }).festivalId;
  db.delete(t.films).run();
  const blood = film(db, festivalId, 901, 'Le sang et la boue', { directors: ['Jean-Gabriel Leynaud'], year: 2024 });
  const heart = film(db, festivalId, 902, 'Cœurs brûlés', { title: { en: 'Burnt hearts' } });
  film(db, other, 903, 'Le sang et la boue');

  it.each([
    ['sang', [blood]],
    ['SANG bou', [blood]],
    ['gabriel', [blood]],
    ['jean-gab', [blood]],
    ['2024', [blood]],
    ['coeur', [heart]],
    ['cœur', [heart]],
    ['brules', [heart]],
    ['brûl', [heart]],
    ['burnt', [heart]],
    ['ang', []],
    ['sang burnt', []],
  ])('finds %j', (text, ids) => {
    expect(deskSearch(festivalId, text, db)).toEqual(ids.map((id) => ({ entity: 'film', id })));
  });

  it.each(['"', '*', 'sang"', 'NEAR(a b)', '-sang', 'words:sang', '(', "l'", 'a AND', '\u0000', '^', '{x}: y'])(
    'takes %j as words, never as an operator',
    (text) => {
      expect(() => deskSearch(festivalId, text, db)).not.toThrow();
    },
  );

  it('returns null when no word was typed', () => {
    expect(deskSearch(festivalId, ' «…» ', db)).toBeNull();
    expect(ftsQuery('')).toBeNull();
  });

  it('follows a change and a deletion', () => {
    db.update(t.films).set({ originalTitle: 'Lithium' }).where(eq(t.films.id, blood)).run();
    expect(deskSearch(festivalId, 'sang', db)).toEqual([]);
    expect(deskSearch(festivalId, 'lith', db)).toEqual([{ entity: 'film', id: blood }]);
    db.delete(t.films).where(eq(t.films.id, blood)).run();
    expect(deskSearch(festivalId, 'lith', db)).toEqual([]);
  });
});

it('matchesWords finds in a list what the index finds', () => {
  expect(matchesWords('Cœurs brûlés, de l’ombre', 'coeur BRULE ombre')).toBe(true);
  expect(matchesWords('Cœurs brûlés', 'rule')).toBe(false);
  expect(matchesWords('Cœurs brûlés', ' ')).toBe(true);
});

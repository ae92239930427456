import { gt } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { insertAll } from './insert-all.ts';
import { films } from './schema/index.ts';
import { makeFestival, openTestDb } from './testing.ts';

test('what a row leaves out gets its default, whatever the others say', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const film = (number: number, own = {}) => ({ festivalId, number, originalTitle: `${number}`, ...own });
  insertAll(db, films, [
    film(901, { minutes: 94, directors: ['A'], website: 'https://one.example' }),
    film(902),
    film(903, { year: 1995, website: undefined, synopsis: { fr: 'Un.' } }),
  ]);
  const rows = db.select().from(films).where(gt(films.number, 900)).all();
  expect(
    rows.map(({ minutes, year, directors, website, synopsis }) => [minutes, year, directors, website, synopsis]),
  ).toEqual([
    [94, null, ['A'], 'https://one.example', {}],
    [null, null, [], '', {}],
    [null, 1995, [], '', { fr: 'Un.' }],
  ]);
});

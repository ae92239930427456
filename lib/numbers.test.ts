import { expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { takeNumber } from './numbers.ts';

it('never returns a number twice, also after a transaction that was rolled back', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const first = write(db, (tx) => takeNumber(tx, festivalId));
  expect(() =>
    write(db, (tx) => {
      takeNumber(tx, festivalId);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(
    write(db, (tx) => [takeNumber(tx, festivalId), takeNumber(tx, festivalId, 3), takeNumber(tx, festivalId)]),
  ).toEqual([first + 1, first + 2, first + 5]);
});

it('refuses a festival that does not exist', () => {
  const db = openTestDb();
  expect(() => write(db, (tx) => takeNumber(tx, 999))).toThrow('notFound');
});

import { getTableColumns, is } from 'drizzle-orm';
import { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test, vi } from 'vitest';
import { read, write } from './client.ts';
import { rowsBy } from './rows-by.ts';
import * as schema from './schema/index.ts';
import { makeFestival, openTestDb } from './testing.ts';

test('rows come as drizzle reads them, from every table', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 60, rooms: 4, days: 3, seed: 1 });
  const filled = Object.values<unknown>({ ...schema }).filter((table) => {
    const column = is(table, SQLiteTable) && getTableColumns(table).festivalId;
    if (!is(table, SQLiteTable) || !is(column, SQLiteColumn)) return false;
    const rows = db.select().from(table).all();
    expect(rowsBy(table, column)(festivalId, db)).toEqual(rows);
    return rows.length > 0;
  });
  expect(filled).toEqual(expect.arrayContaining([schema.events, schema.films, schema.people, schema.eventItems]));
});

test('two rows share nothing that one of them could change', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1 });
  const [one, other] = rowsBy(schema.events, schema.events.festivalId)(festivalId, db);
  expect(one?.subtitle).toEqual({});
  expect(one?.subtitle).not.toBe(other?.subtitle);
});

test('a connection compiles the statement once, for its transactions too, and reads what each of them sees', () => {
  const [db, other] = [openTestDb(), openTestDb()];
  const { festivalId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const rooms = rowsBy(schema.rooms, schema.rooms.festivalId);
  const compile = vi.spyOn(db.$client, 'prepare');
  expect(rooms(festivalId, db)).toHaveLength(1);
  expect(read(db, (tx) => rooms(festivalId, tx))).toHaveLength(1);
  expect(rooms(festivalId + 1, db)).toEqual([]);
  expect(compile.mock.calls.filter(([text]) => text.includes('from "rooms"'))).toHaveLength(1);
  write(db, (tx) => {
    tx.update(schema.rooms).set({ seats: 7 }).run();
    expect(rooms(festivalId, tx)).toMatchObject([{ seats: 7 }]);
  });
  expect(rooms(festivalId, other)).toEqual([]);
});

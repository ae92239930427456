import { is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { allRows } from './all-rows.ts';
import * as schema from './schema/index.ts';
import { makeFestival, openTestDb } from './testing.ts';

test('rows come as drizzle reads them, from every table', () => {
  const db = openTestDb();
  makeFestival(db, { events: 60, rooms: 4, days: 3, seed: 1 });
  const tables = Object.values<unknown>({ ...schema }).filter((one) => is(one, SQLiteTable));
  const filled = tables.filter((table) => {
    const select = db.select().from(table);
    const rows = select.all();
    expect(allRows(db, table, select)).toEqual(rows);
    return rows.length > 0;
  });
  expect(filled).toEqual(expect.arrayContaining([schema.events, schema.films, schema.people, schema.eventItems]));
});

test('two rows share nothing that one of them could change', () => {
  const db = openTestDb();
  makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1 });
  const [one, other] = allRows(db, schema.events, db.select().from(schema.events));
  expect(one?.subtitle).toEqual({});
  expect(one?.subtitle).not.toBe(other?.subtitle);
});

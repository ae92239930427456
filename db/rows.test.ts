import { and, eq, getTableColumns, gt, is, not } from 'drizzle-orm';
import { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, it, test, vi } from 'vitest';
import { read, write } from './client.ts';
import { among, insertAll, keptRowsBy, rowsBy } from './rows.ts';
import * as schema from './schema/index.ts';
import { events, films } from './schema/index.ts';
import { makeFestival, openTestDb } from './testing.ts';

it('finds rows among more ids than a statement accepts', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 5, rooms: 1, days: 1, seed: 1 });
  const own = eq(events.festivalId, festivalId);
  const all = db.select({ id: events.id }).from(events).where(own).all();
  const [first, ...others] = all.map(({ id }) => id);
  const ids = [first ?? 0, ...Array.from({ length: 40_000 }, (_, at) => 1_000_000 + at)];
  const found = (condition: ReturnType<typeof among>) =>
    db
      .select({ id: events.id })
      .from(events)
      .where(and(own, condition))
      .all()
      .map(({ id }) => id);
  expect(found(among(events.id, ids))).toEqual([first]);
  expect(found(not(among(events.id, ids)))).toEqual(others);
  expect(found(among(events.id, []))).toEqual([]);
});

test('rows are as drizzle reads them, from every table', () => {
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

test('two rows share no object that one of them could change', () => {
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

test('a missing column gets its default, whatever the others have', () => {
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

const kept = (table: typeof films) =>
  keptRowsBy(table, table.festivalId, { order: [table.number], more: ['versions'] });

test('kept rows are as drizzle reads them, from every table that can be written as a text', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 60, rooms: 4, days: 3, seed: 1 });
  write(db, (tx) =>
    tx
      .update(films)
      .set({ synopsis: { fr: 'Un « é », \u0000, \u2028, \\ et " : 😀' }, rightsNote: '\n\t\u0000x' })
      .run(),
  );
  const read = Object.values<unknown>({ ...schema }).filter((table) => {
    const column = is(table, SQLiteTable) && getTableColumns(table).festivalId;
    if (!is(table, SQLiteTable) || !is(column, SQLiteColumn)) return false;
    const isText = Object.values(getTableColumns(table)).every((one) => !['real', 'blob'].includes(one.getSQLType()));
    const keptRows = () => keptRowsBy(table, column, { order: [column] })(festivalId, db);
    if (isText) expect(keptRows()).toEqual(db.select().from(table).all());
    else expect(keptRows).toThrow('cannot be written as a text');
    return isText;
  });
  expect(read).toEqual(expect.arrayContaining([schema.events, schema.films, schema.shifts]));
});

test('kept rows stand in the order of SQLite, those without a value first', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 60, rooms: 4, days: 3, seed: 1 });
  db.$client.exec('update events set starts_at = null, number = 1000 - number where number % 7 = 0');
  const order = [events.startsAt, events.number];
  const kept = keptRowsBy(events, events.festivalId, { order })(festivalId, db);
  expect(kept).toEqual(rowsBy(events, events.festivalId, ...order)(festivalId, db));
});

test('kept rows are the same while the table is, whoever writes, also in a transaction that is undone', () => {
  const db = openTestDb();
  const [one, other] = [1, 2].map((seed) => makeFestival(db, { events: 8, rooms: 1, days: 1, seed }).festivalId);
  const filmsOf = kept(films);
  const first = filmsOf(one ?? 0, db);
  expect(Object.keys(first[0] ?? {})).toContain('versions');
  db.$client.exec('update events set title = title');
  expect(filmsOf(one ?? 0, db)).toBe(first);
  const undone = () =>
    write(db, (tx) => {
      tx.update(films).set({ minutes: 7 }).run();
      expect(filmsOf(one ?? 0, tx).map(({ minutes }) => minutes)).toEqual(first.map(() => 7));
      throw new Error('undone');
    });
  expect(undone).toThrow('undone');
  expect(filmsOf(one ?? 0, db)).toEqual(first);
  expect(filmsOf(other ?? 0, db).map(({ festivalId }) => festivalId)).not.toContain(one);
  db.$client.exec('update films set synopsis = \'{"fr":"neuf"}\'');
  expect(filmsOf(one ?? 0, db)[0]?.synopsis).toEqual({ fr: 'neuf' });
});

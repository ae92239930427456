import { and, Column, eq, getTableColumns, getTableName, is, SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Db, perConnection, type Tx } from './client.ts';

/** Every table except that of the festivals has the festival's id. */
export type OwnTable = SQLiteTable & { id: AnySQLiteColumn; festivalId?: AnySQLiteColumn };

/** The condition for the row with this id, if it is of this festival. */
export const ownRow = (table: OwnTable, festivalId: number, id: number): SQL | undefined =>
  and(eq(table.festivalId ?? table.id, festivalId), eq(table.id, id));

/** That row; null where this festival has none with that id. */
export const readRow = <T extends OwnTable>(
  db: Db | Tx,
  table: T,
  festivalId: number,
  id: number,
): T['$inferSelect'] | null =>
  db
    .select()
    .from(table as OwnTable)
    .where(ownRow(table, festivalId, id))
    .get() ?? null;

/** The row with this number in its festival; null where there is none. */
export const rowByNumber = <T extends OwnTable & { festivalId: AnySQLiteColumn; number: AnySQLiteColumn }>(
  db: Db | Tx,
  table: T,
  festivalId: number,
  number: number,
): T['$inferSelect'] | null =>
  db
    .select()
    .from(table as OwnTable)
    .where(and(eq(table.festivalId, festivalId), eq(table.number, number)))
    .get() ?? null;

const readers = new WeakMap<SQLiteTable, Map<string, ReturnType<typeof rowsBy>>>();

/** All rows of a festival, in this order. */
export function rowsOfFestival<T extends SQLiteTable & { festivalId: SQLiteColumn }>(
  db: Db | Tx,
  table: T,
  festivalId: number,
  ...order: readonly SQLiteColumn[]
): T['$inferSelect'][] {
  const ofTable = readers.get(table) ?? new Map();
  readers.set(table, ofTable);
  const name = order.map((column) => column.name).join();
  const reader = ofTable.get(name) ?? rowsBy(table, table.festivalId, ...order);
  ofTable.set(name, reader);
  return reader(festivalId, db);
}

/** The rows of a festival for which all of this holds, by id. */
export const rowsWhere = <T extends SQLiteTable & { festivalId: SQLiteColumn }>(
  db: Db | Tx,
  table: T,
  festivalId: number,
  ...which: readonly (SQL | undefined)[]
): T['$inferSelect'][] =>
  db
    .select()
    .from(table as SQLiteTable)
    .where(and(eq(table.festivalId, festivalId), ...which))
    .orderBy(sql`rowid`)
    .all();

/** Whether a table has a row for which this holds. */
export const hasRow = (db: Db | Tx, table: SQLiteTable, which: SQL | undefined): boolean =>
  db.select({ one: sql`1` }).from(table).where(which).limit(1).get() !== undefined;

/** Updates these columns of that row. */
export function setRow<T extends OwnTable>(
  db: Db | Tx,
  table: T,
  festivalId: number,
  id: number,
  columns: Partial<T['$inferInsert']>,
): undefined {
  db.update(table as OwnTable)
    .set(columns)
    .where(ownRow(table, festivalId, id))
    .run();
}

/** Inserts a row and returns its id. */
export const insertRow = <T extends OwnTable>(db: Db | Tx, table: T, row: T['$inferInsert']): number =>
  (
    db
      .insert(table as OwnTable)
      .values(row)
      .returning({ id: table.id })
      .get() as { id: number }
  ).id;

/**
 * Whether a column holds one of these ids, however many they are: as one value, for a statement
 * takes 32,766 and is built anew for each of them.
 */
export const among = (column: SQLiteColumn, ids: readonly number[]): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;

/**
 * Makes a function that finds all rows with a given value in `column`. It returns the same as
 * `select().from(table)` in a quarter of the time, because the statement is compiled once per
 * connection and the decoding of each column is looked up once. Each row is a new object that the
 * caller may change.
 */
export function rowsBy<T extends SQLiteTable>(
  table: T,
  column: SQLiteColumn,
  ...order: SQLiteColumn[]
): (value: number, db: Db | Tx) => T['$inferSelect'][] {
  const toRow = rowReader(table);
  const statementOf = perConnection((db) =>
    db
      .select()
      .from(table as SQLiteTable)
      .where(eq(column, sql.placeholder('value')))
      .orderBy(...order)
      .prepare(),
  );
  return (value, db) => (statementOf(db).values({ value }) as unknown[][]).map(toRow);
}

/**
 * The same for a table of thousands of rows that the caller only reads. SQLite writes all of them
 * into one text, which takes a sixth of the time of handing out their cells in order; while it is
 * the text of the last call, the rows of that call are returned again. They are kept as long as
 * there is memory. A real number would lose digits in that text, and a blob cannot stand in it.
 * Each row has a place for what the caller adds to a copy of it under the names `more`.
 */
export function keptRowsBy<T extends SQLiteTable>(
  table: T,
  column: SQLiteColumn,
  { order, more = [] }: { order: readonly SQLiteColumn[]; more?: readonly string[] },
): (value: number, db: Db | Tx) => readonly T['$inferSelect'][] {
  const columns = Object.values(getTableColumns(table));
  if (columns.some((one) => ['real', 'blob'].includes(one.getSQLType())))
    throw new Error(`${getTableName(table)} cannot be written as a text`);
  const toRow = rowReader(table, more);
  const inOrder = byCells(order.map((column) => columns.indexOf(column)));
  const keptOf = perConnection((db) => {
    const none: { kept: WeakRef<{ text: Buffer; rows: T['$inferSelect'][] }> | null } = { kept: null };
    const text = sql<Buffer>`cast(json_group_array(json_array(${sql.join(columns, sql`, `)})) as blob)`;
    const rows = db.select({ text }).from(table as SQLiteTable);
    return Object.assign(none, { statement: rows.where(eq(column, sql.placeholder('value'))).prepare() });
  });
  return (value, db) => {
    const reader = keptOf(db);
    const { text = Buffer.from('[]') } = reader.statement.get({ value }) ?? {};
    const known = reader.kept?.deref();
    if (known?.text.equals(text)) return known.rows;
    const rows = (JSON.parse(text.toString()) as Cell[][]).sort(inOrder).map(toRow);
    reader.kept = new WeakRef({ text, rows });
    return rows;
  };
}

type Cell = string | number | null;

/** Sorts rows by these cells as SQLite does, for numbers and for texts that are dates or hours. */
const byCells = (places: readonly number[]) => (a: readonly Cell[], b: readonly Cell[]) => {
  for (const at of places) {
    const [one = null, other = null] = [a[at], b[at]];
    if (one !== other) return one === null || (other !== null && one < other) ? -1 : 1;
  }
  return 0;
};

/**
 * Makes a row of its cells, whose decoding is looked up once. Each begins as a copy of one that has
 * all its names, also those of `more`: V8 makes a dictionary of an object that gets many names one
 * by one, and gives each copy that gets another name a hidden class of its own. It reads both
 * slowly.
 */
function rowReader(table: SQLiteTable, more: readonly string[] = []): (cells: readonly unknown[]) => Row {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([name]) => name);
  const readers = columns.map(([, column]) => readerOf(column));
  // Only by parsing one gets an object of so many names that is no dictionary.
  const named: Row = JSON.parse(JSON.stringify(Object.fromEntries([...names, ...more].map((name) => [name, null]))));
  return (cells) => {
    const row = { ...named };
    for (let at = 0; at < names.length; at += 1) {
      const [cell, read] = [cells[at], readers[at]];
      row[names[at] as string] = cell === null || !read ? cell : read(cell);
    }
    return row;
  };
}

type Row = Record<string, unknown>;
type Reader = (cell: unknown) => unknown;

/** How the cells of a column are decoded; null where they need no decoding. */
function readerOf(column: Column): Reader | null {
  if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null;
  const read: Reader = (cell) => column.mapFromDriverValue(cell);
  if (column.dataType !== 'json') return read;
  // Most texts and lists are empty.
  return (cell) => (cell === '{}' ? {} : cell === '[]' ? [] : read(cell));
}

/**
 * Inserts thousands of rows into one table with a single compiled statement; drizzle would compile
 * it anew for each row. Missing columns get their default. Inside a transaction of this connection
 * it is part of it. `refused` can name the row that the table refused.
 */
export function insertAll<T extends SQLiteTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
  refused: (error: unknown, at: number) => unknown = (error) => error,
): void {
  if (rows.length === 0) return;
  const isGiven = (name: string) => rows.some((row) => Object.hasOwn(row, name));
  // For a missing column with a default, drizzle would write a value of its own.
  const columns = Object.entries(getTableColumns(table)).filter(
    ([name, { default: usual }]) => isGiven(name) || (usual !== undefined && !is(usual, SQL)),
  );
  const places = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
  const { sql: text } = db
    .insert(table)
    .values(places as never)
    .toSQL();
  const statement = db.$client.prepare(text);
  for (const [at, row] of rows.entries()) {
    const values = columns.map(([name, column]) => {
      const { [name]: value = column.default ?? null } = row as Record<string, unknown>;
      return value === null ? null : column.mapToDriverValue(value);
    });
    try {
      statement.run(values);
    } catch (error) {
      throw refused(error, at);
    }
  }
}

/** The id after the highest that this table ever gave. */
export const nextId = (tx: Tx | Db, table: SQLiteTable): number =>
  (tx.get<{ seq: number } | undefined>(sql`select seq from sqlite_sequence where name = ${getTableName(table)}`)?.seq ??
    0) + 1;

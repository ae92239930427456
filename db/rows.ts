import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from './client.ts';

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

/** All rows of a festival, in this order. */
export const rowsOfFestival = <T extends SQLiteTable & { festivalId: AnySQLiteColumn }>(
  db: Db | Tx,
  table: T,
  festivalId: number,
  ...order: readonly (AnySQLiteColumn | SQL)[]
): T['$inferSelect'][] =>
  db
    .select()
    .from(table as SQLiteTable)
    .where(eq(table.festivalId, festivalId))
    .orderBy(...order)
    .all();

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

import { Column, eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Db, perConnection, type Tx } from './client.ts';

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
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([name]) => name);
  const readers = columns.map(([, column]) => readerOf(column));
  const statementOf = perConnection((db) =>
    db
      .select()
      .from(table as SQLiteTable)
      .where(eq(column, sql.placeholder('value')))
      .orderBy(...order)
      .prepare(),
  );
  return (value, db) =>
    (statementOf(db).values({ value }) as unknown[][]).map((cells) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < names.length; at += 1) {
        const [cell, read] = [cells[at], readers[at]];
        row[names[at] as string] = cell === null || !read ? cell : read(cell);
      }
      return row;
    });
}

type Reader = (cell: unknown) => unknown;

/** How the cells of a column are decoded; null where they need no decoding. */
function readerOf(column: Column): Reader | null {
  if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null;
  const read: Reader = (cell) => column.mapFromDriverValue(cell);
  if (column.dataType !== 'json') return read;
  // Most texts and lists are empty.
  return (cell) => (cell === '{}' ? {} : cell === '[]' ? [] : read(cell));
}

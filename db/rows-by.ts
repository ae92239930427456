import { Column, eq, getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Db, perConnection, type Tx } from './client.ts';

/**
 * Finds all rows whose `column` is what it is asked for, as `select().from(table)` would answer
 * them, in a quarter of the time: drizzle builds each statement anew and asks of each cell how its
 * column is read; here a connection compiles it once. Each row is an object of its own that whoever
 * asked may add to.
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

/** How a column's cells are read; null where they are what they are. */
function readerOf(column: Column): Reader | null {
  if (column.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null;
  const read: Reader = (cell) => column.mapFromDriverValue(cell);
  if (column.dataType !== 'json') return read;
  // Most texts and lists are empty.
  return (cell) => (cell === '{}' ? {} : cell === '[]' ? [] : read(cell));
}

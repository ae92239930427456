import { getTableColumns, getTableName, is, SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from './client.ts';

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
export const nextId = (tx: Tx, table: SQLiteTable): number =>
  (tx.get<{ seq: number } | undefined>(sql`select seq from sqlite_sequence where name = ${getTableName(table)}`)?.seq ??
    0) + 1;

import { getTableColumns, getTableName, is, SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from './client.ts';

/**
 * Inserts thousands of rows of one table by one statement that is compiled once: drizzle would
 * build it anew for each. What a row leaves out gets its default. Inside a transaction of this
 * connection it is part of it. `refused` may say which row it was that the table did not take.
 */
export function insertAll<T extends SQLiteTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
  refused: (error: unknown, at: number) => unknown = (error) => error,
): void {
  if (rows.length === 0) return;
  const isGiven = (name: string) => rows.some((row) => Object.hasOwn(row, name));
  // Drizzle would put a value of its own where one with a default is left out.
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

/** The id after every one this table ever gave. */
export const nextId = (tx: Tx, table: SQLiteTable): number =>
  (tx.get<{ seq: number } | undefined>(sql`select seq from sqlite_sequence where name = ${getTableName(table)}`)?.seq ??
    0) + 1;

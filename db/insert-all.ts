import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './client.ts';

/**
 * Inserts thousands of rows of one table by one statement that is compiled once: drizzle would build it anew for each. All rows have the columns of the first; what
 * that leaves out gets its default. Inside a transaction of this connection it is part of it.
 */
export function insertAll<T extends SQLiteTable>(db: Db, table: T, rows: readonly T['$inferInsert'][]): void {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => Object.hasOwn(first, name));
  const places = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
  const { sql: text } = db
    .insert(table)
    .values(places as never)
    .toSQL();
  const statement = db.$client.prepare(text);
  for (const row of rows)
    statement.run(
      columns.map(([name, column]) => {
        const value = (row as Record<string, unknown>)[name] ?? null;
        return value === null ? null : column.mapToDriverValue(value);
      }),
    );
}

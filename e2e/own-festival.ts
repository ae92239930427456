import { randomBytes } from 'node:crypto';
import { eq, type InferSelectModel, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db/client.ts';

/*
 * Starting a server takes longer than most journeys: tests share one (`shared` in fixtures.ts), and
 * each makes a festival of its own in its database.
 */

let made = 0;
/** A slug that no other festival of this worker has. */
export const newSlug = (): string => {
  made += 1;
  return `f${made}`;
};

/** A public key that no other festival has. */
export const newKey = () => randomBytes(8).toString('hex');

/** The rows of one festival in a table, oldest first. */
export const rowsIn = <T extends SQLiteTable & { festivalId: SQLiteColumn }>(
  { db, festivalId }: { db: Db; festivalId: number },
  table: T,
) =>
  db
    .select()
    .from(table as SQLiteTable)
    .where(eq(table.festivalId, festivalId))
    .orderBy(sql`rowid`)
    .all() as InferSelectModel<T>[];

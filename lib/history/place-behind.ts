import { count, eq, max } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Tx } from '#db/client.ts';
import type { RootTable } from './roots.ts';

/** The position of a new root of this table: behind those of its festival, from 0. Null where it has `most` of them already. */
export function placeBehind(
  tx: Tx,
  table: RootTable & { festivalId: AnySQLiteColumn; position: AnySQLiteColumn },
  festivalId: number,
  most: number,
): number | null {
  const there = tx
    .select({ count: count(), last: max(table.position) })
    .from(table as RootTable)
    .where(eq(table.festivalId, festivalId))
    .get();
  return (there?.count ?? 0) >= most ? null : Number(there?.last ?? -1) + 1;
}

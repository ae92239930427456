import { asc, count, eq, max } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Tx, write } from '#db/client.ts';
import { insertRow } from '#db/rows.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Root, RootKind, RootTable } from './root-kind.ts';
import {
  type ClientKey,
  createRoot,
  patchRoot,
  type RefusedEdit,
  refuse,
  type Writing,
  type Written,
} from './roots.ts';

type Placed = Root & { readonly position: number };
type PlacedTable = RootTable & { festivalId: AnySQLiteColumn; position: AnySQLiteColumn };

/**
 * Puts roots into the order of `ids`, in one batch; roots that were added since come last, deleted
 * ones are ignored. Returns the batch; null where the order was the same.
 */
export function reorderRoots<R extends Placed>(
  festival: Writing,
  kind: RootKind<R> & { table: PlacedTable },
  ids: readonly number[],
  now: string,
): string | null {
  const { table } = kind;
  return write(festival.db, (tx, batch) => {
    const rows = tx
      .select()
      .from(table as RootTable)
      .where(eq(table.festivalId, festival.id))
      .orderBy(asc(table.position), asc(table.id))
      .all() as R[];
    const known = byId(rows);
    const asked = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
    const placed = new Set(asked);
    let isChanged = false;
    for (const [position, root] of [...asked, ...rows.filter((row) => !placed.has(row))].entries()) {
      const act = { verb: 'reordered', batch };
      const done = patchRoot(tx, festival, kind, root, act, now, { position } as Partial<R>);
      if (done.ok && done.batch !== null) isChanged = true;
    }
    return isChanged ? batch : null;
  });
}

/**
 * The position of a new root in this table: after those of its festival, from 0. Null where the
 * festival has `most` of them already.
 */
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

/**
 * Creates a root of one row with the columns from `columnsOf`; refused at `field` of its form where
 * the festival has `most` of them already.
 */
export const createBehind = <T extends PlacedTable & { $inferSelect: Root }>(
  festival: Writing,
  kind: RootKind<T['$inferSelect']> & { table: T },
  clientKey: ClientKey,
  now: string,
  { most, field }: { most: number; field: string },
  columnsOf: (tx: Tx) => Omit<T['$inferInsert'], 'id' | 'festivalId' | 'position' | 'version'>,
): Written | RefusedEdit =>
  createRoot(festival, kind, clientKey, now, (tx) => {
    const position = placeBehind(tx, kind.table, festival.id, most);
    if (position === null) return refuse(field, `tooMany:${most}`);
    return insertRow(tx, kind.table, { ...columnsOf(tx), festivalId: festival.id, position } as T['$inferInsert']);
  });

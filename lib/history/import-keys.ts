import { and, eq, isNull, ne, not, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { among } from '#db/rows.ts';
import { importKeys } from '#db/schema/index.ts';

/** The ids of our rows by the id in another program. */
export type Keys = ReadonlyMap<string, number>;

/** The keys of this kind from `source`, without undone ones. The row may be deleted by now. */
export function keysOf(db: Db | Tx, festivalId: number, source: string, entity: ChangeEntity): Map<string, number> {
  const rows = db
    .select({ foreignId: importKeys.foreignId, id: importKeys.entityId })
    .from(importKeys)
    .where(
      and(
        eq(importKeys.festivalId, festivalId),
        eq(importKeys.source, source),
        eq(importKeys.entity, entity),
        isNull(importKeys.undoneBy),
      ),
    )
    .all();
  return new Map(rows.map(({ foreignId, id }) => [foreignId, id]));
}

/**
 * Stores keys, so that the same file finds the same records again. They are not in the history,
 * because they say nothing about the records. `batch` is the act they belong to, null where there
 * is none; known keys stay with the act that stored them first.
 */
export function keepKeys(
  db: Db,
  festivalId: number,
  source: string,
  entity: ChangeEntity,
  batch: string | null,
  keys: readonly (readonly [foreignId: string, entityId: number])[],
): void {
  // Compiled once, because drizzle would compile it anew for each of thousands.
  const { sql: text } = db
    .insert(importKeys)
    .values(place(KEY_COLUMNS) as never)
    .onConflictDoUpdate({
      target: [importKeys.festivalId, importKeys.source, importKeys.entity, importKeys.foreignId],
      set: { entityId: sql`excluded.entity_id`, batch: sql`excluded.batch`, undoneBy: sql`null` },
      setWhere: sql`${importKeys.entityId} <> excluded.entity_id or ${importKeys.undoneBy} is not null`,
    })
    .toSQL();
  const statement = db.$client.prepare(text);
  for (const [foreignId, entityId] of keys)
    if (foreignId !== '') statement.run(festivalId, source, foreignId, entity, entityId, batch ?? '');
}

/** In the order of the table. */
const KEY_COLUMNS = ['festivalId', 'source', 'foreignId', 'entity', 'entityId', 'batch'] as const;
const place = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));

/**
 * Keys follow the act that stored them: undoing `batch` with `undo` disables its keys, and enables
 * those that `batch` itself had disabled. Records that stayed as they are (`left`) keep their keys,
 * so that the same file still finds them.
 */
export function turnKeys(
  tx: Tx,
  festivalId: number,
  batch: string,
  undo: string,
  left: readonly { entity: ChangeEntity; id: number }[],
): void {
  const turned = and(
    eq(importKeys.festivalId, festivalId),
    ...[...new Set(left.map(({ entity }) => entity))].map((entity) => {
      const stay = left.filter((root) => root.entity === entity).map(({ id }) => id);
      return or(ne(importKeys.entity, entity), not(among(importKeys.entityId, stay)));
    }),
  );
  tx.update(importKeys)
    .set({ undoneBy: undo })
    .where(and(eq(importKeys.batch, batch), turned, isNull(importKeys.undoneBy)))
    .run();
  tx.update(importKeys)
    .set({ batch: undo, undoneBy: null })
    .where(and(eq(importKeys.undoneBy, batch), turned))
    .run();
}

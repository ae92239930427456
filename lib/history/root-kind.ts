import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { among, insertAll, type OwnTable, ownRow, readRow, rowsOfFestival, setRow } from '#db/rows.ts';
import { changes } from '#db/schema/index.ts';
import { groupedBy } from '#lib/grouped.ts';
import { freeName } from '#lib/i18n/paths.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { byId } from '#lib/model/keyed.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Festival, Permission } from '#lib/policy.ts';
import type { Put, Recorded, Restorer } from './undoable.ts';

/** A record that is edited as a whole: its row, and the rows that belong to it. */
export type Root = { readonly id: number; readonly festivalId: number; readonly version: number };

export type RootTable = SQLiteTable & OwnTable & { version: AnySQLiteColumn };

/**
 * One kind of root: its name in the history, the permission needed to undo its changes, the table
 * of its row, and how it is read and written as a whole.
 */
export type RootKind<R extends Root> = {
  entity: ChangeEntity;
  permission: Permission;
  table: RootTable;
  /** Null when this festival has none with that id. */
  read(db: Db | Tx, festivalId: number, id: number): R | null;
  /** With its own ids. */
  insert(tx: Tx, root: R): void;
  /** Writes what differs from the present state. */
  update(tx: Tx, root: R, current: R): void;
  remove(tx: Tx, root: Root): void;
  many?: ManyOfKind<R>;
  /** Whether it stays as it is although an act that changed it is undone. */
  staysSo?(tx: Tx, festivalId: number, change: Recorded): boolean;
};

/**
 * The same for thousands; `read` returns the existing ones by id. Changes are written one by one,
 * by `update`, because only the reading is slow.
 */
type ManyOfKind<R extends Root> = {
  read(db: Db | Tx, festivalId: number, ids: readonly number[]): ReadonlyMap<number, R>;
  insert(db: Db, roots: readonly R[]): void;
  remove(db: Db, festivalId: number, ids: readonly number[]): void;
};

type OneRow = RootTable & { $inferSelect: Root; $inferInsert: object };

/** The columns in which `root` differs from `current`; columns it does not have are left alone. */
const otherwise = (root: Root, current: Root) =>
  Object.entries(root).filter(([name, value]) => value !== undefined && !isEqual(value, current[name as keyof Root]));

/** A kind of root with a single row. */
export function rowKind<T extends OneRow>(
  entity: ChangeEntity,
  permission: Permission,
  table: T,
): RootKind<T['$inferSelect']> & { table: T } {
  const columns = new Set(Object.keys(getTableColumns(table)));
  const own = (festivalId: number, ids: readonly number[]) =>
    and(eq(table.festivalId ?? table.id, festivalId), among(table.id, ids));
  return {
    entity,
    permission,
    table,
    read: (db, festivalId, id) => readRow(db, table, festivalId, id),
    insert: (tx, root) =>
      void tx
        .insert(table as RootTable)
        .values(root as never)
        .run(),
    update: (tx, root, current) => {
      // Most undone acts are moves, of thousands at once.
      const changed = otherwise(root, current).filter(([name]) => columns.has(name));
      if (changed.length > 0)
        setRow(tx, table as RootTable, root.festivalId, root.id, Object.fromEntries(changed) as never);
    },
    remove: (tx, root) =>
      void tx
        .delete(table)
        .where(ownRow(table, root.festivalId, root.id))
        .run(),
    many: {
      read: (db, festivalId, ids) => {
        const rows = db
          .select()
          .from(table as RootTable)
          .where(own(festivalId, ids))
          .all() as T['$inferSelect'][];
        return byId(rows);
      },
      insert: (db, roots) => insertAll(db, table, roots as never),
      remove: (db, festivalId, ids) => void db.delete(table).where(own(festivalId, ids)).run(),
    },
  };
}

/**
 * Reads the rows of a table that belong to one root, or to all roots of a festival (null): by its
 * id, in this order.
 */
export function rowsOn<
  T extends SQLiteTable & { festivalId: AnySQLiteColumn },
  K extends string & keyof T['$inferSelect'],
>(
  db: Db | Tx,
  table: T & Record<K, AnySQLiteColumn>,
  on: K,
  festivalId: number,
  id: number | null,
  ...order: readonly AnySQLiteColumn[]
): (id: number) => readonly T['$inferSelect'][] {
  const rows: T['$inferSelect'][] =
    id === null
      ? rowsOfFestival(db, table, festivalId, ...order)
      : db
          .select()
          .from(table as SQLiteTable)
          .where(and(eq(table.festivalId, festivalId), eq(table[on], id)))
          .orderBy(...order)
          .all();
  const groups = groupedBy(rows, (row) => (row as Record<K, number>)[on]);
  return (one) => groups.get(one) ?? [];
}

/**
 * A kind of root with further rows: `partsOf` reads those of one root or of all in a festival
 * (null), `put` replaces them. Its own row takes the columns that the root has.
 */
export function kindWithParts<T extends OneRow & { festivalId: AnySQLiteColumn }, P extends object>(
  entity: ChangeEntity,
  permission: Permission,
  table: T,
  partsOf: (db: Db | Tx, festivalId: number, id: number | null) => (id: number) => P,
  put: (tx: Tx, root: T['$inferSelect'] & P) => void,
): RootKind<T['$inferSelect'] & P> & {
  /** All of a festival, in this order, in a fixed number of queries. */
  all: (db: Db | Tx, festivalId: number, ...order: readonly AnySQLiteColumn[]) => (T['$inferSelect'] & P)[];
} {
  const { many: _, ...row } = rowKind(entity, permission, table);
  const columns = new Set(Object.keys(getTableColumns(table)));
  return {
    ...row,
    read: (db, festivalId, id) => {
      const root = row.read(db, festivalId, id);
      return root && { ...root, ...partsOf(db, festivalId, id)(id) };
    },
    all: (db, festivalId, ...order) => {
      const parts = partsOf(db, festivalId, null);
      return rowsOfFestival(db, table, festivalId, ...order).map((root) => ({ ...root, ...parts(root.id) }));
    },
    insert: (tx, root) => {
      row.insert(tx, root);
      put(tx, root);
    },
    update: (tx, root, current) => {
      row.update(tx, root, current);
      if (otherwise(root, current).some(([name]) => !columns.has(name))) put(tx, root);
    },
  };
}

type SluggedTable = RootTable & { festivalId: AnySQLiteColumn; slug: AnySQLiteColumn };

/**
 * A slug that no root of this kind has or ever had: a deleted one may be restored with its own, and
 * subscribers of its calendar must not get another's. `otherwise` is used where the name has no
 * letters.
 */
export function freeRootSlug(
  tx: Tx,
  { id: festivalId, locale }: Pick<Festival, 'id' | 'locale'>,
  { entity, table }: { entity: ChangeEntity; table: SluggedTable },
  name: Bilingual,
  otherwise: string,
): string {
  const standing = tx
    .select({ slug: table.slug })
    .from(table as RootTable)
    .where(eq(table.festivalId, festivalId))
    .all();
  const former = tx
    .selectDistinct({ slug: sql<string>`${changes.before} ->> 'slug'` })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, entity), isNotNull(changes.before)))
    .all();
  const taken = new Set([...standing, ...former].map((row) => row.slug));
  return freeName(slug(inLocale(name, locale), locale) || otherwise, (wanted) => taken.has(wanted));
}

/**
 * The restorer for roots with a version. A version that a reader saw is never used for another
 * state.
 */
export function rootRestorer(kind: RootKind<Root>): Restorer {
  const { permission, many } = kind;
  return {
    permission,
    ...(many && {
      restoreMany: (db, tx, festivalId, changes) => restoreMany(kind, many, db, tx, festivalId, changes),
    }),
    restore(tx, festivalId, change) {
      const { entityId, before: was, after: written } = change;
      const [before, after] = [was as Root | null, written as Root | null];
      const current = kind.read(tx, festivalId, entityId);
      if ((current?.version ?? null) !== (after?.version ?? null)) return null;
      if (kind.staysSo?.(tx, festivalId, change)) return null;
      if (before && before.festivalId !== festivalId) return null;
      if (!before) {
        if (!current) return null;
        kind.remove(tx, current);
        return { verb: 'undone', before: current, after: null };
      }
      if (isOnlyConfirmed(before, current)) return { verb: 'undone', before: current, after: current };
      const version = nextVersion(before, after);
      if (current) kind.update(tx, { ...before, version }, current);
      else kind.insert(tx, { ...before, version });
      return { verb: 'undone', before: current, after: kind.read(tx, festivalId, entityId) };
    },
  };
}

/**
 * If only the version is the same, the root was merely confirmed, and nobody is told of a change.
 */
const isOnlyConfirmed = (before: Root, current: Root | null) => before.version === current?.version;
const nextVersion = (before: Root, after: Root | null) => Math.max(before.version, after?.version ?? 0) + 1;

function restoreMany(
  kind: RootKind<Root>,
  many: ManyOfKind<Root>,
  db: Db,
  tx: Tx,
  festivalId: number,
  changes: readonly Recorded[],
): Put[] {
  const ids = changes.map(({ entityId }) => entityId);
  const there = many.read(db, festivalId, ids);
  const [gone, back, same]: [number[], Root[], Set<number>] = [[], [], new Set()];
  const changed: number[] = [];
  for (const change of changes) {
    const { entityId, before: was, after: written } = change;
    const [before, after] = [was as Root | null, written as Root | null];
    const current = there.get(entityId) ?? null;
    if ((current?.version ?? null) !== (after?.version ?? null)) continue;
    if (before && before.festivalId !== festivalId) continue;
    if (kind.staysSo?.(tx, festivalId, change)) continue;
    if (before && isOnlyConfirmed(before, current)) same.add(entityId);
    else if (before && current) {
      kind.update(tx, { ...before, version: nextVersion(before, after) }, current);
      changed.push(entityId);
    } else if (before) back.push({ ...before, version: nextVersion(before, after) });
    else if (current) gone.push(entityId);
  }
  many.remove(db, festivalId, gone);
  many.insert(db, back);
  const put = many.read(db, festivalId, [...changed, ...back.map(({ id }) => id)]);
  const removed = new Set(gone);
  return ids.map((id): Put => {
    const before = there.get(id) ?? null;
    if (removed.has(id)) return { verb: 'undone', before, after: null };
    const after = same.has(id) ? before : put.get(id);
    return after ? { verb: 'undone', before, after } : null;
  });
}

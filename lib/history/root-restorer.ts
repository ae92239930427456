import { and, eq } from 'drizzle-orm';
import { among } from '#db/among.ts';
import type { Db, Tx } from '#db/client.ts';
import { insertAll } from '#db/insert-all.ts';
import { ownRow, readRow, setRow } from '#db/rows.ts';
import type { Permission } from '#lib/policy.ts';
import type { Put, Recorded, Restorer } from './restorer.ts';
import type { Root, RootKind, RootTable } from './roots.ts';

/** How a root is put back: `read` whole, `insert` with its ids, `update`, `remove`. */
type Hands = {
  read: (tx: Tx, festivalId: number, id: number) => Root | null;
  insert: (tx: Tx, root: Root) => void;
  update: (tx: Tx, root: Root, current: Root) => void;
  remove: (tx: Tx, root: Root) => void;
  many?: ManyHands;
};

/** The same of thousands; `read` answers those that are there by id. What is changed is written one by one, by `update`: it is the reading that costs. */
type ManyHands = {
  read: (db: Db, festivalId: number, ids: readonly number[]) => ReadonlyMap<number, Root>;
  insert: (db: Db, roots: readonly Root[]) => void;
  remove: (db: Db, festivalId: number, ids: readonly number[]) => void;
};

/** The restorer of a root whose version stands at its top. The version a reader saw is never given to two states. */
export function rootRestorer(permission: Permission, hands: Hands): Restorer {
  const { many, update } = hands;
  return {
    permission,
    ...(many && {
      restoreMany: (db, tx, festivalId, changes) => restoreMany({ ...many, update }, db, tx, festivalId, changes),
    }),
    restore(tx, festivalId, { entityId, before: was, after: written }) {
      const [before, after] = [was as Root | null, written as Root | null];
      const current = hands.read(tx, festivalId, entityId);
      if ((current?.version ?? null) !== (after?.version ?? null)) return null;
      if (before && before.festivalId !== festivalId) return null;
      if (!before) {
        if (!current) return null;
        hands.remove(tx, current);
        return { verb: 'undone', before: current, after: null };
      }
      if (isOnlyConfirmed(before, current)) return { verb: 'undone', before: current, after: current };
      const version = nextVersion(before, after);
      if (current) hands.update(tx, { ...before, version }, current);
      else hands.insert(tx, { ...before, version });
      return { verb: 'undone', before: current, after: hands.read(tx, festivalId, entityId) };
    },
  };
}

/** What only was confirmed is as it was: nobody is told of a change. */
const isOnlyConfirmed = (before: Root, current: Root | null) => before.version === current?.version;
const nextVersion = (before: Root, after: Root | null) => Math.max(before.version, after?.version ?? 0) + 1;

function restoreMany(
  hands: ManyHands & Pick<Hands, 'update'>,
  db: Db,
  tx: Tx,
  festivalId: number,
  changes: readonly Recorded[],
): Put[] {
  const ids = changes.map(({ entityId }) => entityId);
  const there = hands.read(db, festivalId, ids);
  const [gone, back, same]: [number[], Root[], Set<number>] = [[], [], new Set()];
  const changed: number[] = [];
  for (const { entityId, before: was, after: written } of changes) {
    const [before, after] = [was as Root | null, written as Root | null];
    const current = there.get(entityId) ?? null;
    if ((current?.version ?? null) !== (after?.version ?? null)) continue;
    if (before && before.festivalId !== festivalId) continue;
    if (before && isOnlyConfirmed(before, current)) same.add(entityId);
    else if (before && current) {
      hands.update(tx, { ...before, version: nextVersion(before, after) }, current);
      changed.push(entityId);
    } else if (before) back.push({ ...before, version: nextVersion(before, after) });
    else if (current) gone.push(entityId);
  }
  hands.remove(db, festivalId, gone);
  hands.insert(db, back);
  const put = hands.read(db, festivalId, [...changed, ...back.map(({ id }) => id)]);
  const removed = new Set(gone);
  return ids.map((id): Put => {
    const before = there.get(id) ?? null;
    if (removed.has(id)) return { verb: 'undone', before, after: null };
    const after = same.has(id) ? before : put.get(id);
    return after ? { verb: 'undone', before, after } : null;
  });
}

/** The hands for thousands of roots that are one row each. */
function manyRowHands(table: RootTable): ManyHands {
  const own = (festivalId: number, ids: readonly number[]) =>
    and(eq(table.festivalId ?? table.id, festivalId), among(table.id, ids));
  return {
    read: (db, festivalId, ids) => {
      const rows = db.select().from(table).where(own(festivalId, ids)).all() as Root[];
      return new Map(rows.map((row) => [row.id, row]));
    },
    insert: (db, roots) => insertAll(db, table, roots as never),
    remove: (db, festivalId, ids) => void db.delete(table).where(own(festivalId, ids)).run(),
  };
}

/** The hands for a root that is one row. */
export function rowHands(table: RootTable): Hands {
  return {
    read: (tx, festivalId, id) => readRow(tx, table, festivalId, id) as Root | null,
    insert: (tx, root) =>
      void tx
        .insert(table)
        .values(root as never)
        .run(),
    update: (tx, root) => setRow(tx, table, root.festivalId, root.id, root),
    remove: (tx, root) =>
      void tx
        .delete(table)
        .where(ownRow(table, root.festivalId, root.id))
        .run(),
    many: manyRowHands(table),
  };
}

/** The hands for a root that is one row with what hangs on it: `putParts` writes that anew. Of the root its row takes what it has columns for. */
export function rowHandsWithParts<R extends Root>(
  { table, read }: RootKind<R>,
  putParts: (tx: Tx, root: R) => void,
): Hands {
  const { insert, update, remove } = rowHands(table);
  return {
    read,
    insert: (tx, root) => {
      insert(tx, root);
      putParts(tx, root as R);
    },
    update: (tx, root, current) => {
      update(tx, root, current);
      putParts(tx, root as R);
    },
    remove,
  };
}

import { and, eq } from 'drizzle-orm';
import { among } from '#db/among.ts';
import type { Db, Tx } from '#db/client.ts';
import { insertAll } from '#db/insert-all.ts';
import type { Permission } from '#lib/policy.ts';
import type { Put, Recorded, Restorer } from './restorer.ts';
import { ownRow, type Root, type RootTable } from './roots.ts';

/** How a root is put back: `read` whole, `insert` with its ids, `update`, `remove`. */
type Hands = {
  read: (tx: Tx, festivalId: number, id: number) => Root | null;
  insert: (tx: Tx, root: Root) => void;
  update: (tx: Tx, root: Root, current: Root) => void;
  remove: (tx: Tx, root: Root) => void;
  many?: ManyHands;
};

/** The same of thousands; `read` answers those that are there by id. */
type ManyHands = {
  read: (db: Db, festivalId: number, ids: readonly number[]) => ReadonlyMap<number, Root>;
  insert: (db: Db, roots: readonly Root[]) => void;
  remove: (db: Db, festivalId: number, ids: readonly number[]) => void;
};

/** The restorer of a root whose version stands at its top. The version a reader saw is never given to two states. */
export function rootRestorer(permission: Permission, hands: Hands): Restorer {
  const { many } = hands;
  return {
    permission,
    ...(many && { restoreMany: (db, festivalId, changes) => restoreMany(many, db, festivalId, changes) }),
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
      // What only was confirmed is as it was: nobody is told of a change.
      if (before.version === current?.version) return { verb: 'undone', before: current, after: current };
      const version = Math.max(before.version, after?.version ?? 0) + 1;
      if (current) hands.update(tx, { ...before, version }, current);
      else hands.insert(tx, { ...before, version });
      return { verb: 'undone', before: current, after: hands.read(tx, festivalId, entityId) };
    },
  };
}

function restoreMany(hands: ManyHands, db: Db, festivalId: number, changes: readonly Recorded[]): Put[] {
  const ids = changes.map(({ entityId }) => entityId);
  const there = hands.read(db, festivalId, ids);
  const [gone, back]: [number[], Root[]] = [[], []];
  for (const { entityId, before: was, after: written } of changes) {
    const [before, after] = [was as Root | null, written as Root | null];
    const current = there.get(entityId) ?? null;
    if ((current?.version ?? null) !== (after?.version ?? null)) continue;
    if (!before && current) gone.push(entityId);
    else if (before && !current && before.festivalId === festivalId)
      back.push({ ...before, version: before.version + 1 });
  }
  hands.remove(db, festivalId, gone);
  hands.insert(db, back);
  const put = hands.read(
    db,
    festivalId,
    back.map(({ id }) => id),
  );
  const removed = new Set(gone);
  return ids.map((id): Put => {
    if (removed.has(id)) return { verb: 'undone', before: there.get(id), after: null };
    const after = put.get(id);
    return after ? { verb: 'undone', before: null, after } : null;
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
  const own = (root: { festivalId: number; id: number }) => ownRow(table, root.festivalId, root.id);
  return {
    read: (tx, festivalId, id) =>
      (tx.select().from(table).where(own({ festivalId, id })).get() as Root | undefined) ?? null,
    insert: (tx, root) =>
      void tx
        .insert(table)
        .values(root as never)
        .run(),
    update: (tx, root) =>
      void tx
        .update(table)
        .set(root as never)
        .where(own(root))
        .run(),
    remove: (tx, root) => void tx.delete(table).where(own(root)).run(),
    many: manyRowHands(table),
  };
}

import type { Tx } from '../../db/client.ts';
import type { Permission } from '../festivals/policy.ts';
import type { Restorer } from './restorer.ts';
import { ownRow, type Root, type RootTable } from './roots.ts';

/** How a root is put back: `read` whole, `insert` with its ids, `update`, `remove`. */
type Hands = {
  read: (tx: Tx, festivalId: number, id: number) => Root | null;
  insert: (tx: Tx, root: Root) => void;
  update: (tx: Tx, root: Root, current: Root) => void;
  remove: (tx: Tx, root: Root) => void;
};

/** The restorer of a root whose version stands at its top. The version a reader saw is never given to two states. */
export function rootRestorer(permission: Permission, hands: Hands): Restorer {
  return {
    permission,
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
      const version = Math.max(before.version, after?.version ?? 0) + 1;
      if (current) hands.update(tx, { ...before, version }, current);
      else hands.insert(tx, { ...before, version });
      return { verb: 'undone', before: current, after: hands.read(tx, festivalId, entityId) };
    },
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
  };
}

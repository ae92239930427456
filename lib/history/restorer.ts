import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import type { Permission } from '#lib/policy.ts';

/** What « Défaire » never undoes: what was published is public, and access must be given anew. */
const FOR_GOOD = ['release', 'token', 'member'] as const satisfies readonly ChangeEntity[];

/** The kinds that « Défaire » can undo. */
export type Restorable = Exclude<ChangeEntity, (typeof FOR_GOOD)[number]>;

export const isRestorable = (entity: ChangeEntity): entity is Restorable =>
  !(FOR_GOOD as readonly ChangeEntity[]).includes(entity);

/** The other kinds. */
export const forGood: readonly ChangeEntity[] = FOR_GOOD;

/**
 * A change row as undo reads it: the complete root before and after, null where there was or is
 * none; `batch` is that of its act.
 */
export type Recorded = { entityId: number; batch: string; before: unknown; after: unknown };

/**
 * The result of restoring a root, to be recorded, and what it changed of others of its kind; null
 * where nothing was written, because somebody has changed it since.
 */
export type Put = {
  verb: string;
  before: unknown;
  after: unknown;
  beside?: readonly { before: { readonly id: number }; after: unknown }[];
} | null;

/**
 * How one kind of root is restored; most use `rootRestorer`. Each has a line in undo/restorers.ts.
 */
export type Restorer = {
  /** The permission needed to undo such a change. */
  permission: Permission;
  /**
   * Restores the root of `change` to `before` with a new `version`: inserts it again with its ids
   * if it was deleted, deletes it if it had been created. Only if its version is still that of
   * `after`. Returns what to record; null, without writing, when somebody has changed it since.
   */
  restore(tx: Tx, festivalId: number, change: Recorded): Put;
  /**
   * The same for many different roots that were all created, all deleted or all changed: they are
   * read, inserted and deleted in a fixed number of statements, and changed one by one. `db` is in
   * the transaction `tx`. Kinds that are never created by the thousand have none.
   */
  restoreMany?(db: Db, tx: Tx, festivalId: number, changes: readonly Recorded[]): Put[];
};

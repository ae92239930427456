import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import type { Permission } from '#lib/policy.ts';

/**
 * What « Défaire » leaves alone: what was published is public, and who may come in is decided anew.
 */
const FOR_GOOD = ['release', 'token', 'member'] as const satisfies readonly ChangeEntity[];

/** What « Défaire » can take back. */
export type Restorable = Exclude<ChangeEntity, (typeof FOR_GOOD)[number]>;

export const isRestorable = (entity: ChangeEntity): entity is Restorable =>
  !(FOR_GOOD as readonly ChangeEntity[]).includes(entity);

/** The other kinds. */
export const forGood: readonly ChangeEntity[] = FOR_GOOD;

/**
 * A change row as undo reads it: the root as a whole before and after, null where there was or is
 * none; `batch` is that of its act.
 */
export type Recorded = { entityId: number; batch: string; before: unknown; after: unknown };

/**
 * What putting a root back did, to be recorded, and what it changed of others of its kind; null
 * where nothing was written, because somebody changed it since.
 */
export type Put = {
  verb: string;
  before: unknown;
  after: unknown;
  beside?: readonly { before: { readonly id: number }; after: unknown }[];
} | null;

/**
 * How one kind of root is put back; most by `rootRestorer` of their kind. Each has a line in
 * undo/restorers.ts.
 */
export type Restorer = {
  /** What a role must be allowed to do to undo such a change. */
  permission: Permission;
  /**
   * Puts the root of `change` back to `before` with a new `version` (inserted again with its ids
   * when it was deleted, deleted when it had been created), where its version still is that of
   * `after`. Answers what to record; null, with nothing written, when somebody changed it since.
   */
  restore(tx: Tx, festivalId: number, change: Recorded): Put;
  /**
   * The same of many roots that are different ones and all had been created, all deleted or all
   * changed: read, inserted and removed in a fixed number of statements, changed by one each. `db`
   * is in the transaction `tx`. A kind that is never made by the thousand has none.
   */
  restoreMany?(db: Db, tx: Tx, festivalId: number, changes: readonly Recorded[]): Put[];
};

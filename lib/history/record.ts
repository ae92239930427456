import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { insertAll } from '#db/insert-all.ts';
import { insertRow } from '#db/rows.ts';
import { changes } from '#db/schema/index.ts';
import { logAct } from '#lib/act-log.ts';
import type { Actor } from '#lib/authorized.ts';
import { checkRemit } from './remit.ts';
import { wakeStreams } from './wake.ts';

/**
 * The verb of what a file does with the dates of a festival: it is taken back with all the file
 * did.
 */
export const BROUGHT_IN = 'brought-in';

export type RecordedChange = {
  festivalId: number | null;
  actor: Actor | null;
  /** Who acted without an account: a volunteer. */
  by?: string | undefined;
  /** ISO instant. */
  at: string;
  /**
   * A verb of the field: created, edited, moved, unscheduled, cancelled, restored, deleted,
   * published…
   */
  verb: string;
  entity: ChangeEntity;
  entityId: number;
  /** The root as a whole, as it was and as it is; null where there was or is none. */
  before: unknown;
  after: unknown;
  /** Acts done together share a batch and are undone together. */
  batch?: string;
  clientKey?: string | null;
  /** The batch this one takes back. */
  undoes?: string | null;
};

/**
 * Writes the change row of a mutation, where whoever acts may change it (`remit.ts`), inside its
 * transaction, and answers its id (also the event-stream id).
 */
export function recordChange(tx: Tx, change: RecordedChange): number {
  checkRemit(tx, change);
  wakeStreams();
  logged(change);
  return insertRow(tx, changes, rowOf(change));
}

/** What the log tells beside the history: who may do what, and what became public. */
const LOGGED: ReadonlySet<ChangeEntity> = new Set<ChangeEntity>(['token', 'member', 'release']);

function logged({ entity, verb, actor, festivalId, entityId, at }: RecordedChange): void {
  if (!LOGGED.has(entity)) return;
  logAct({ act: `${entity} ${verb}`, account: actor?.userId ?? null, festival: festivalId, of: entityId }, at);
}

/**
 * The same of thousands of changes of one act, in their order; `db` is in the transaction of the
 * act.
 */
export function recordChanges(db: Db, all: readonly RecordedChange[]): void {
  for (const change of all) checkRemit(db, change);
  insertAll(db, changes, all.map(rowOf));
  if (all.length > 0) wakeStreams();
}

const rowOf = ({ actor, by = '', ...change }: RecordedChange) => ({
  festivalId: change.festivalId,
  actorId: actor?.userId ?? null,
  actorName: actor?.name || actor?.email || by,
  at: change.at,
  verb: change.verb,
  entity: change.entity,
  entityId: change.entityId,
  before: change.before,
  after: change.after,
  batch: change.batch ?? randomUUID(),
  clientKey: change.clientKey || null,
  undoes: change.undoes ?? null,
});

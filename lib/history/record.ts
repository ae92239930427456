import { randomUUID } from 'node:crypto';
import { and, eq, type SQL } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { insertAll, insertRow } from '#db/rows.ts';
import { changes } from '#db/schema/index.ts';
import { logAct } from '#lib/log-file.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Actor } from '#lib/policy.ts';
import { checkRemit } from './remit.ts';

/**
 * The verb for what a file does to the dates of a festival, which is undone together with the rest
 * of the import.
 */
export const BROUGHT_IN = 'brought-in';

export type RecordedChange = {
  festivalId: number | null;
  actor: Actor | null;
  /** The name of an author without an account: a volunteer. */
  by?: string | undefined;
  /** ISO instant. */
  at: string;
  /** A verb: created, edited, moved, unscheduled, cancelled, restored, deleted, published… */
  verb: string;
  entity: ChangeEntity;
  entityId: number;
  /** The complete root before and after; null where there was or is none. */
  before: unknown;
  after: unknown;
  /** Acts in one batch are undone together. */
  batch?: string;
  clientKey?: string | null;
  /** The batch that this one undoes. */
  undoes?: string | null;
};

/**
 * Records a change in the history, inside its transaction, after checking that the author may make
 * it (`remit.ts`). Returns its id, which is also the event-stream id.
 */
export function recordChange(tx: Tx, change: RecordedChange): number {
  checkRemit(tx, change);
  wakeStreams();
  logged(change);
  return insertRow(tx, changes, rowOf(change));
}

/** Changes that are logged as well: who may do what, and what became public. */
const LOGGED: ReadonlySet<ChangeEntity> = new Set<ChangeEntity>(['token', 'member', 'release']);

function logged({ entity, verb, actor, festivalId, entityId, at }: RecordedChange): void {
  if (!LOGGED.has(entity)) return;
  logAct({ act: `${entity} ${verb}`, account: actor?.userId ?? null, festival: festivalId, of: entityId }, at);
}

/** Condition on changes: those of one act in a festival. */
export const ofBatch = (festivalId: number, batch: string): SQL | undefined =>
  and(eq(changes.festivalId, festivalId), eq(changes.batch, batch));

/** The same for thousands of changes of one act, in order; `db` is in the act's transaction. */
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

const wake = oneInProcess('lanterneWake', () => ({ looks: new Set<() => void>(), isWaking: false }));

/** Calls `look` soon after this process wrote a change; returns the function that stops it. */
export function onWrite(look: () => void): () => void {
  const { looks } = wake();
  looks.add(look);
  return () => looks.delete(look);
}

/** A number that changes when another program has written: a command, or the other server. */
export const writtenElsewhere = (db: Db) => db.$client.pragma('data_version', { simple: true }) as number;

/**
 * Calls `look` soon after anybody wrote, and within `every` milliseconds if it was another program;
 * returns the function that stops it.
 */
export function onAnyWrite(look: () => void, every: number): () => void {
  let seen = writtenElsewhere(getDb());
  const timer = setInterval(() => {
    const now = writtenElsewhere(getDb());
    if (now !== seen) look();
    seen = now;
  }, every);
  timer.unref();
  const forget = onWrite(look);
  return () => {
    clearInterval(timer);
    forget();
  };
}

/**
 * Tells open event streams that a change is being written. Transactions are synchronous, so by the
 * next turn of the event loop it is either readable or rolled back.
 */
export function wakeStreams(): void {
  const all = wake();
  if (all.isWaking || all.looks.size === 0) return;
  all.isWaking = true;
  setImmediate(() => {
    all.isWaking = false;
    for (const look of all.looks) look();
  });
}

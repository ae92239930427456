import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import type { ChangeEntity } from '../../db/enums.ts';
import { changes } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import { notAllowed } from '../errors.ts';
import { turnKeys } from '../exchange/import-keys.ts';
import type { Festival } from '../festivals/access.ts';
import { may, type Permission } from '../festivals/policy.ts';
import { standsAsLeft, stepsOf } from './lineage.ts';
import { recordChange } from './record.ts';
import { restorers } from './restorers.ts';
import { type ClientKey, keyOf, lastAct } from './roots.ts';

export type Undone =
  /** `left` counts what somebody else changed since and therefore stayed. Undoing `batch` is « Refaire ». */
  { ok: true; batch: string; left: number } | { ok: false; reason: 'unknown' | 'changed' | 'blocked' };

/** A root that does not stand as the act left it. */
export type LeftRoot = { entity: ChangeEntity; id: number };

/** What restoring a batch did: the rows that were put back in `batch`, and the roots that stayed as they are. */
export type Restored = { batch: string; restored: number; left: LeftRoot[] };

const isConstraint = (error: unknown) =>
  error instanceof Error &&
  [error, error.cause].some((e) => e instanceof Error && 'code' in e && String(e.code).startsWith('SQLITE_CONSTRAINT'));

/**
 * Puts back, inside `tx`, what `batch` changed, last first, as a new batch that says what it undoes. Null when there is no such batch, or one of
 * its roots cannot be put back. Those of the kinds `beside` are left to whoever asks. Throws notAllowed, and SQLite's constraint error when
 * something it needs is gone.
 */
export function restoreBatch(
  tx: Tx,
  festival: Authorized<Festival, Permission>,
  batch: string,
  now: string,
  clientKey: ClientKey = null,
  beside: readonly ChangeEntity[] = [],
): Restored | null {
  const all = tx
    .select()
    .from(changes)
    .where(and(eq(changes.festivalId, festival.id), eq(changes.batch, batch)))
    .orderBy(desc(changes.id))
    .all();
  const rows = all.filter(({ entity }) => !beside.includes(entity));
  if (rows.length === 0 || rows.some(({ entity }) => !restorers[entity])) return null;
  const undo = randomUUID();
  const left = new Map<string, LeftRoot>();
  const standing = new Map<string, unknown>();
  let restored = 0;
  for (const row of rows) {
    const restorer = restorers[row.entity];
    if (!restorer) continue;
    if (!may(festival.role, restorer.permission)) throw notAllowed();
    const root = { entity: row.entity, id: row.entityId };
    const name = `${root.entity} ${root.id}`;
    if (left.has(name)) continue;
    if (!standing.has(name) && standsAsLeft(stepsOf(tx, festival.id, root.entity, root.id), batch))
      standing.set(name, lastAct(tx, festival.id, root.entity, root.id)?.after ?? null);
    // Versions went on while later acts were taken back: what counts is the one that was written last.
    const change = { entityId: root.id, before: row.before, after: standing.get(name) };
    const put = standing.has(name) ? restorer.restore(tx, festival.id, change) : null;
    if (!put) {
      left.set(name, root);
      continue;
    }
    standing.set(name, put.after);
    recordChange(tx, {
      festivalId: festival.id,
      actor: festival.actor,
      at: now,
      entity: root.entity,
      entityId: root.id,
      batch: undo,
      undoes: batch,
      clientKey: restored === 0 ? keyOf(festival.id, clientKey) : null,
      ...put,
    });
    restored += 1;
  }
  if (restored > 0) turnKeys(tx, festival.id, batch, undo);
  return { batch: undo, restored, left: [...left.values()] };
}

/** `work` in a transaction of its own; `blocked` when something that is put back needs what is gone, and nothing was written. */
export function restoring<T>(
  festival: Authorized<Festival, Permission>,
  work: (tx: Tx) => T,
): T | { ok: false; reason: 'blocked' } {
  try {
    return write(festival.db, work);
  } catch (error) {
    if (isConstraint(error)) return { ok: false, reason: 'blocked' };
    throw error;
  }
}

/**
 * Takes back the acts of one batch, last first, as a new batch, where nobody changed them since. `blocked`: something they need is gone (a room
 * that was deleted meanwhile), and nothing was written. Asking twice undoes once: the second answers `changed`.
 */
export function undoBatch(festival: Authorized<Festival, Permission>, batch: string, now: string): Undone {
  return restoring(festival, (tx): Undone => {
    const done = restoreBatch(tx, festival, batch, now);
    if (!done) return { ok: false, reason: 'unknown' };
    if (done.restored === 0) return { ok: false, reason: 'changed' };
    return { ok: true, batch: done.batch, left: done.left.length };
  });
}

import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import { changes } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import { notAllowed } from '../errors.ts';
import type { Festival } from '../festivals/access.ts';
import { may, type Permission } from '../festivals/policy.ts';
import { recordChange } from './record.ts';
import { restorers } from './restorers.ts';

export type Undone =
  /** `left` counts what somebody else changed since and therefore stayed. Undoing `batch` is « Refaire ». */
  { ok: true; batch: string; left: number } | { ok: false; reason: 'unknown' | 'changed' | 'blocked' };

const isConstraint = (error: unknown) =>
  error instanceof Error &&
  [error, error.cause].some((e) => e instanceof Error && 'code' in e && String(e.code).startsWith('SQLITE_CONSTRAINT'));

/** Whether nothing outside its batch was written about the same root since: a deleted one has no version to compare. */
function isLatest(tx: Tx, festivalId: number, row: typeof changes.$inferSelect): boolean {
  const later = tx
    .select({ id: changes.id })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festivalId),
        eq(changes.entity, row.entity),
        eq(changes.entityId, row.entityId),
        gt(changes.id, row.id),
        ne(changes.batch, row.batch),
      ),
    )
    .get();
  return later === undefined;
}

function restoreAll(tx: Tx, festival: Authorized<Festival, Permission>, batch: string, now: string): Undone {
  const rows = tx
    .select()
    .from(changes)
    .where(and(eq(changes.festivalId, festival.id), eq(changes.batch, batch)))
    .orderBy(desc(changes.id))
    .all();
  if (rows.length === 0) return { ok: false, reason: 'unknown' };
  const undo = randomUUID();
  let left = 0;
  for (const row of rows) {
    const restorer = restorers[row.entity];
    if (!restorer) return { ok: false, reason: 'unknown' };
    if (!may(festival.role, restorer.permission)) throw notAllowed();
    const restored = isLatest(tx, festival.id, row) ? restorer.restore(tx, festival.id, row) : null;
    if (!restored) {
      left += 1;
      continue;
    }
    recordChange(tx, {
      festivalId: festival.id,
      actor: festival.actor,
      at: now,
      entity: row.entity,
      entityId: row.entityId,
      batch: undo,
      ...restored,
    });
  }
  return left === rows.length ? { ok: false, reason: 'changed' } : { ok: true, batch: undo, left };
}

/**
 * Takes back the acts of one batch, last first, as a new batch, where nobody changed them since. `blocked`: something they need is gone (a room
 * that was deleted meanwhile), and nothing was written. Asking twice undoes once: the second answers `changed`.
 */
export function undoBatch(festival: Authorized<Festival, Permission>, batch: string, now: string): Undone {
  try {
    return write(festival.db, (tx) => restoreAll(tx, festival, batch, now));
  } catch (error) {
    if (isConstraint(error)) return { ok: false, reason: 'blocked' };
    throw error;
  }
}

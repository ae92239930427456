import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';

/** One step in the life of a root: what a batch did to it, however many rows that took. */
export type LineageStep = { batch: string; undoes: string | null };

/**
 * Whether a root is as `batch` left it. An act and its undo cancel out, so that many acts can be
 * undone one by one; anything else that came later is a later act. `steps` are oldest first.
 */
export function standsAsLeft(steps: readonly LineageStep[], batch: string): boolean {
  let at = steps.length - 1;
  while (at >= 0) {
    const step = steps[at] as LineageStep;
    if (step.batch === batch) return true;
    if (step.undoes === null) return false;
    const undone = steps.findIndex(({ batch: other }) => other === step.undoes);
    // Back to the state before the act that was undone.
    at = undone < 0 || undone >= at ? -1 : undone - 1;
  }
  return false;
}

/** Confirming to have read something does not change it. */
const READ = 'read';

/** The steps of a root, oldest first. */
export function stepsOf(tx: Db | Tx, festivalId: number, entity: ChangeEntity, entityId: number): LineageStep[] {
  const rows = tx
    .select({ batch: changes.batch, undoes: changes.undoes })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festivalId),
        eq(changes.entity, entity),
        eq(changes.entityId, entityId),
        ne(changes.verb, READ),
      ),
    )
    .orderBy(asc(changes.id))
    .all();
  return rows.filter((row, place) => row.batch !== rows[place - 1]?.batch);
}

import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';

/** One step in the life of a root: what a batch did with it, however many rows that took. */
export type LineageStep = { batch: string; undoes: string | null };

/**
 * Whether a root stands as `batch` left it. An act and the act that took it back cancel out, so
 * that a whole evening can be taken back step by step; anything else that came after is somebody's
 * later act. `steps` are oldest first.
 */
export function standsAsLeft(steps: readonly LineageStep[], batch: string): boolean {
  let at = steps.length - 1;
  while (at >= 0) {
    const step = steps[at] as LineageStep;
    if (step.batch === batch) return true;
    if (step.undoes === null) return false;
    const undone = steps.findIndex(({ batch: other }) => other === step.undoes);
    // As it stood before what was taken back.
    at = undone < 0 || undone >= at ? -1 : undone - 1;
  }
  return false;
}

/** That somebody noted that they read so changes nothing of what they read. */
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

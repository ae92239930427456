import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import type { ChangeEntity } from '../../db/enums.ts';
import { changes } from '../../db/schema/index.ts';
import { UNDO_OFFERED_FOR } from './undo.ts';

/** An act that just led to another page: its verb, if it is young enough (ten seconds) for « Défaire » to be offered there. */
export function recentAct(festivalId: number, batch: string, now: string, db: Db = getDb()): { verb: string } | null {
  const since = new Date(Date.parse(now) - UNDO_OFFERED_FOR).toISOString();
  const row = db
    .select({ verb: changes.verb })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.batch, batch), gte(changes.at, since)))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row ?? null;
}

/** Who deleted the root of that number, and when (instant); null when nobody did. */
export function whoDeleted(
  festivalId: number,
  entity: ChangeEntity,
  number: number,
  db: Db = getDb(),
): { by: string; at: string } | null {
  const row = db
    .select({ by: changes.actorName, at: changes.at })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festivalId),
        eq(changes.entity, entity),
        sql`${changes.after} is null and json_extract(${changes.before}, '$.number') = ${number}`,
      ),
    )
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row ?? null;
}

import { and, countDistinct, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';
import { instantFrom } from '#lib/time/clock.ts';
import type { Writing } from './roots.ts';

/**
 * In milliseconds. Without JavaScript the message stays visible, and a page that is posted again
 * must still find the act.
 */
const SHOWN_FOR = 600_000;

/**
 * An act that has just led to another page: its verb, its kind and number of records, and its age
 * in milliseconds; null when it is not recent, or of another festival.
 */
export function recentAct(
  festivalId: number,
  batch: string,
  now: string,
  db: Db = getDb(),
): { verb: string; entity: ChangeEntity; count: number; age: number } | null {
  const since = instantFrom(now, -SHOWN_FOR);
  const ofBatch = and(eq(changes.festivalId, festivalId), eq(changes.batch, batch), gte(changes.at, since));
  const row = db
    .select({ verb: changes.verb, entity: changes.entity, at: changes.at })
    .from(changes)
    .where(ofBatch)
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  if (!row) return null;
  const { verb, entity, at } = row;
  const ofKind = db
    .select({ count: countDistinct(changes.entityId) })
    .from(changes)
    .where(and(ofBatch, eq(changes.entity, entity)))
    .get();
  return { verb, entity, count: ofKind?.count ?? 1, age: Math.max(0, Date.parse(now) - Date.parse(at)) };
}

/**
 * Who deleted the root with that number (or that id, for kinds without numbers), and when
 * (instant); null when nobody did. `isOwn`: the reader did.
 */
export function whoDeleted(
  { id, actor }: Pick<Writing, 'id' | 'actor'>,
  entity: ChangeEntity,
  number: number,
  db: Db = getDb(),
): { by: string; isOwn: boolean; at: string } | null {
  const row = db
    .select({ by: changes.actorName, actorId: changes.actorId, at: changes.at })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, id),
        eq(changes.entity, entity),
        isNotNull(changes.before),
        isNull(changes.after),
        sql`coalesce(json_extract(${changes.before}, '$.number'), ${changes.entityId}) = ${number}`,
      ),
    )
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row ? { by: row.by, isOwn: actor !== null && row.actorId === actor.userId, at: row.at } : null;
}

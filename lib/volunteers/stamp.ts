import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { volunteerEntities } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { emergencyKeyOf } from './emergencies.ts';

/**
 * Names the state a volunteer's page and the room sheets are drawn from, in two indexed queries:
 * the public key, which every release and every live fact renews, and the last change of anything
 * that concerns volunteers (a guest's arrival moves shifts too), and whether somebody takes care of
 * who needs help. A page that is open asks for it every few seconds.
 */
export function pageStamp({ id, publicKey, db = getDb() }: { id: number; publicKey: string; db?: Db }): string {
  const last = db
    .select({ id: t.changes.id })
    .from(t.changes)
    .where(and(eq(t.changes.festivalId, id), inArray(t.changes.entity, [...volunteerEntities, 'person'])))
    .orderBy(desc(t.changes.id))
    .limit(1)
    .get();
  return `${publicKey}-${last?.id ?? 0}-${emergencyKeyOf(id, db)}`;
}

/**
 * For so long a line of a sheet may stay lit that is over, in milliseconds, where no script lights
 * the next.
 */
const LIT_FOR = 300_000;

/**
 * Names the state the room sheets of a festival are drawn from at `now` (an instant); it begins
 * with `pageStamp`.
 */
export function sheetsStamp(festivalId: number, now: string, db: Db = getDb()): string {
  const festival = db.select().from(t.festivals).where(eq(t.festivals.id, festivalId)).get();
  if (!festival) return '';
  return `${pageStamp({ ...festival, db })}-${Math.floor(Date.parse(now) / LIT_FOR)}`;
}

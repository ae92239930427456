import { eq, max } from 'drizzle-orm';
import { changes, festivals } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { emergencyKeyOf } from '#lib/volunteers/emergencies.ts';

/**
 * Another text whenever anything was done in this festival, somebody needs help, or the public
 * reads something else. Three indexed queries.
 */
export function dayKeyOf({ db, id }: Authorized<Festival, 'day'>): string {
  const last = db
    .select({ id: max(changes.id) })
    .from(changes)
    .where(eq(changes.festivalId, id))
    .get();
  const festival = db.select({ key: festivals.publicKey }).from(festivals).where(eq(festivals.id, id)).get();
  return `${last?.id ?? 0}-${festival?.key ?? ''}-${emergencyKeyOf(id, db)}`;
}

import { eq } from 'drizzle-orm';
import { festivals } from '#db/schema/index.ts';
import { lastChange } from '#lib/events/act-history.ts';
import type { Authorized } from '#lib/policy.ts';
import { emergencyKeyOf } from '#lib/volunteers/emergencies.ts';

/**
 * A key that changes whenever something is done in this festival, somebody needs help, or the
 * public reads something else. Three indexed queries.
 */
export function dayKeyOf({ db, id }: Authorized<'day'>): string {
  const festival = db.select({ key: festivals.publicKey }).from(festivals).where(eq(festivals.id, id)).get();
  return `${lastChange(db, id)}-${festival?.key ?? ''}-${emergencyKeyOf(id, db)}`;
}

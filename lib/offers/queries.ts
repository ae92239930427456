import { asc, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { events, offers } from '#db/schema/index.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { offerKind } from './mutations.ts';

/** Every offer of a festival in its order, with the number of its séance if it is of one. */
export function offersOf(festivalId: number): (DraftOffer & { eventNumber: number | null })[] {
  return getDb()
    .select({ offer: offers, eventNumber: events.number })
    .from(offers)
    .leftJoin(events, eq(events.id, offers.eventId))
    .where(eq(offers.festivalId, festivalId))
    .orderBy(asc(offers.position), asc(offers.id))
    .all()
    .map(({ offer, eventNumber }) => ({ ...offer, eventNumber }));
}

/** The offer of the festival, a day or a series with this id; null for any other. */
export function offerById(festivalId: number, id: number, db: Db = getDb()): DraftOffer | null {
  return offerKind.read(db, festivalId, id);
}

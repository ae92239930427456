import { and, eq, inArray } from 'drizzle-orm';
import { events } from '#db/schema/index.ts';
import type { FestivalAsked } from '#lib/history/remit.ts';
import { may } from '#lib/policy.ts';
import { tellWhoIsHere } from './hub.ts';
import { hold } from './presence.ts';

/**
 * Records which séances this tab holds and on which page it is, and tells all readers. Ids of
 * another festival are ignored, and so are all ids from somebody who may not change séances.
 */
export function holdEvents(
  festival: FestivalAsked,
  { client, holds, place = '' }: { client: string; holds: readonly number[]; place?: string | undefined },
  now: number,
): { ok: true } {
  const known = holds.length === 0 || !may(festival.role, 'schedule') ? [] : ownIds(festival, holds);
  if (hold(festival.id, festival.actor, client, { holds: known, place }, now)) tellWhoIsHere(festival.id);
  return { ok: true };
}

const ownIds = (festival: FestivalAsked, ids: readonly number[]) =>
  festival.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.festivalId, festival.id), inArray(events.id, [...ids])))
    .all()
    .map(({ id }) => id);

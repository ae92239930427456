import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { rooms, venues, venueWalks } from '#db/schema/index.ts';
import { openingOf } from '#lib/events/room-hours.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { factsAt } from '#lib/model/live-facts.ts';
import { factsHolding } from '#lib/programme/fact-rows.ts';
import { lateMinutesOf } from '#lib/programme/lateness.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import { walksOf } from '#lib/venues/walk.ts';
import { type DelayPreview, type DelayScene, delayPreview } from './delay.ts';
import type { ClosesAt } from './delay-limits.ts';
import type { AssignedShift, WalkMinutes } from './delay-people.ts';

type Of = { id: number; timeZone: string; dayStartsAt: string };

/**
 * What is needed at an instant to find the effects of a delay: the public programme and the facts
 * that hold. Null before the first publication.
 */
export function delaySceneOf(festival: Of, now: string, db: Db, shifts: readonly AssignedShift[]): DelayScene | null {
  const document = teamDocumentOf(festival.id, db);
  if (!document) return null;
  const live = factsAt(factsHolding(db, festival.id, now), now);
  const walk = walkMinutesOf(festival.id, db);
  return { document, ...lateMinutesOf(live), shifts, walk, closesAt: closingsOf(festival, db) };
}

/**
 * What « En retard » shows before it is done; null when the séance has no time or will not take
 * place. `now` is an instant.
 */
export function delayPreviewOf(
  festival: Of,
  asked: { event: number; minutes: number },
  now: string,
  db: Db,
  shifts: readonly AssignedShift[] = [],
): DelayPreview | null {
  const scene = delaySceneOf(festival, now, db, shifts);
  return scene && delayPreview(scene, asked.event, asked.minutes);
}

function walkMinutesOf(festivalId: number, db: Db): WalkMinutes {
  const places = rowsOfFestival(db, venues, festivalId);
  if (places.length < 2) return () => 0;
  const ids = new Map(places.map(({ number, id }) => [number, id]));
  const walks = walksOf({
    venues: places,
    walks: rowsOfFestival(db, venueWalks, festivalId),
  });
  return (from, to) => {
    const [a, b] = [ids.get(from), ids.get(to)];
    return a === undefined || b === undefined ? null : walks.minutes(a, b);
  };
}

function closingsOf({ id, timeZone, dayStartsAt }: Of, db: Db): ClosesAt {
  const hours = db
    .select({ number: rooms.number, opensAt: rooms.opensAt, closesAt: rooms.closesAt })
    .from(rooms)
    .where(eq(rooms.festivalId, id))
    .all();
  const known = byNumber(hours.filter(({ closesAt }) => closesAt !== null));
  return (room, day) => {
    const found = known.get(room);
    return found ? fromEpochMinutes(openingOf(found, day, { timeZone, dayStartsAt }).end, timeZone) : null;
  };
}

import { and, eq, exists } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { eventRooms, events, festivalDays } from '#db/schema/index.ts';
import type { DraftDay } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';

type ListedDay = DraftDay & { events: number };

/**
 * The days of a festival in order, each with how many séances take place on it: those that have an
 * hour and a room and are not cancelled.
 */
export function daysOf(festival: { id: number; dayStartsAt: string }, db: Db | Tx = getDb()): ListedDay[] {
  const inRoom = exists(db.select({ id: eventRooms.roomId }).from(eventRooms).where(eq(eventRooms.eventId, events.id)));
  const starts = db
    .select({ startsAt: events.startsAt })
    .from(events)
    .where(and(eq(events.festivalId, festival.id), eq(events.status, 'planned'), inRoom))
    .all();
  const counts = new Map<string, number>();
  for (const { startsAt } of starts) {
    if (startsAt === null) continue;
    const day = festivalDayOf(startsAt, festival.dayStartsAt);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return rowsOfFestival(db, festivalDays, festival.id, festivalDays.date).map((day) => ({
    ...day,
    events: counts.get(day.date) ?? 0,
  }));
}

import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { addDays } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromInstant, toInstant } from '#lib/time/wall-clock.ts';

/** The instant at which the festival's day ends that is on at `now` (an instant). */
export function endOfDay({ festival }: TeamDocument, now: string): string {
  const { timeZone, dayStartsAt } = festival;
  const day = festivalDayOf(fromInstant(now, timeZone), dayStartsAt);
  return toInstant(`${addDays(day, 1)}T${dayStartsAt}`, timeZone);
}

/** The instant at which what is said of a séance is over by itself: its end, so many minutes later. Null when it has none. */
export function endOfEvent({ endInstant }: Pick<TeamEvent, 'endInstant'>, laterBy: number): string | null {
  return endInstant && new Date(Date.parse(endInstant) + laterBy * 60_000).toISOString();
}

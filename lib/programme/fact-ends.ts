import type { DocumentEvent, TeamDocument } from '#lib/model/documents.ts';
import { addDays } from '#lib/time/calendar.ts';
import { dayOnAt, onFestivalDay } from '#lib/time/festival-day.ts';
import { instantFrom } from '#lib/time/instant.ts';
import type { Clocks } from '#lib/time/said-hour.ts';
import { fromInstant, toInstant, type WallClock } from '#lib/time/wall-clock.ts';

/** The instant a festival day begins. */
export const startOfDay = (day: string, { timeZone, dayStartsAt }: Clocks): string =>
  toInstant(onFestivalDay(day, dayStartsAt, dayStartsAt), timeZone);

/** The instant at which the festival's day ends that is on at `now` (an instant). */
export function endOfDay({ festival }: TeamDocument, now: string): string {
  return startOfDay(addDays(dayOnAt(festival, now), 1), festival);
}

/** What the end of a séance follows from. */
export type Ending = Pick<DocumentEvent, 'day' | 'admission' | 'endInstant'>;

/**
 * The instant at which a séance, and what is said of it, is over by itself: its end, so many
 * minutes later. What is open all day without an end is open until its day ends. Null when nobody
 * knows.
 */
export function endOfEvent({ day, admission, endInstant }: Ending, clocks: Clocks, laterBy: number): string | null {
  if (endInstant !== null) return laterBy === 0 ? endInstant : instantFrom(endInstant, laterBy * 60_000);
  return admission === 'drop-in' && day !== null ? startOfDay(addDays(day, 1), clocks) : null;
}

/**
 * The end that stands beside the start of a séance. Null where it has none, and where it ends as it
 * starts: earlier releases have such, of parts that all last 0 minutes.
 */
export const endBeside = ({
  endsAt,
  startInstant,
  endInstant,
}: Pick<DocumentEvent, 'endsAt' | 'startInstant' | 'endInstant'>): WallClock | null =>
  startInstant !== null && startInstant === endInstant ? null : endsAt;

/**
 * What the clocks show at the end of a séance so many minutes later than planned, by its instant:
 * a wall clock may come twice. Null where it has no end of its own.
 */
export function endShown(
  { endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>,
  zone: string,
  laterBy: number,
): WallClock | null {
  return endInstant === null || laterBy === 0 ? endsAt : fromInstant(instantFrom(endInstant, laterBy * 60_000), zone);
}

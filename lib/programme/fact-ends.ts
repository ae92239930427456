import type { DocumentEvent, TeamDocument } from '#lib/model/documents.ts';
import { addDays } from '#lib/time/calendar.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { dayOnAt, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { fromInstant, toInstant, type WallClock } from '#lib/time/wall-clock.ts';

/** The instant a festival day begins. */
export const startOfDay = (day: string, { timeZone, dayStartsAt }: Clocks): string =>
  toInstant(onFestivalDay(day, dayStartsAt, dayStartsAt), timeZone);

/** The instant at which the festival day that contains `now` (an instant) ends. */
export function endOfDay({ festival }: TeamDocument, now: string): string {
  return startOfDay(addDays(dayOnAt(festival, now), 1), festival);
}

/** The facts that the end of a séance follows from. */
export type Ending = Pick<DocumentEvent, 'day' | 'admission' | 'endInstant'>;

/**
 * The instant at which a séance, and news about it, is over: its end plus `laterBy` minutes. A
 * drop-in without an end is open until its day ends. Null when the end is unknown.
 */
export function endOfEvent({ day, admission, endInstant }: Ending, clocks: Clocks, laterBy: number): string | null {
  if (endInstant !== null) return laterBy === 0 ? endInstant : instantFrom(endInstant, laterBy * 60_000);
  return admission === 'drop-in' && day !== null ? startOfDay(addDays(day, 1), clocks) : null;
}

/**
 * The end to show beside the start of a séance. Null where it has none, and where end and start are
 * equal: earlier releases have such séances, of parts that all last 0 minutes.
 */
export const endBeside = ({
  endsAt,
  startInstant,
  endInstant,
}: Pick<DocumentEvent, 'endsAt' | 'startInstant' | 'endInstant'>): WallClock | null =>
  startInstant !== null && startInstant === endInstant ? null : endsAt;

/**
 * The wall clock at the end of a séance that runs so many minutes late. Computed from the instant,
 * because a wall clock may occur twice on one night. Null where the séance has no end of its own.
 */
export function endShown(
  { endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>,
  zone: string,
  laterBy: number,
): WallClock | null {
  return endInstant === null || laterBy === 0 ? endsAt : fromInstant(instantFrom(endInstant, laterBy * 60_000), zone);
}

import type { DocumentEvent, PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { laterBy } from '#lib/model/live-facts.ts';
import { addDays } from '#lib/time/calendar.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { dayOnAt, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { fromInstant, isAgain, toInstant, type WallClock } from '#lib/time/wall-clock.ts';

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
 * The instant of its end to write for others: null where a séance has no end to show, also where
 * its instant says when it is over (`packed.ts`).
 */
export const endInstantShown = ({ endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>): string | null =>
  endsAt === null ? null : endInstant;

/** Whether it ends in the second of two such hours, which its wall clock does not say. */
export const endsAgain = ({ endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>, zone: string) =>
  endsAt !== null && endInstant !== null && isAgain(endsAt, Date.parse(endInstant) / 60_000, zone);

/**
 * What the clocks show at the end of a séance so many minutes later than planned, by its instant:
 * a wall clock may come twice. Null where it has no end of its own; what lasts 0 minutes
 * (`packed.ts`) is over as it starts.
 */
export function endShown(
  { endsAt, endInstant }: Pick<DocumentEvent, 'endsAt' | 'endInstant'>,
  zone: string,
  laterBy: number,
): WallClock | null {
  if (endInstant === null || (endsAt !== null && laterBy === 0)) return endsAt;
  return fromInstant(instantFrom(endInstant, laterBy * 60_000), zone);
}

/**
 * The instants between which a séance runs according to today's news, delays included. Null where
 * it has no time.
 */
export function runsBetween(
  { live, festival }: PublicDocument,
  event: DocumentEvent,
): { start: string | null; end: string | null } {
  const by = laterBy(event.status === 'planned' ? live?.events.get(event.number) : null);
  const { startInstant } = event;
  const start = startInstant === null || by.start === 0 ? startInstant : instantFrom(startInstant, by.start * 60_000);
  return { start, end: endOfEvent(event, festival, by.end) };
}

/** Whether a séance is over at an instant. One without an end never is. */
export function isOverAt(document: PublicDocument, event: DocumentEvent, at: string): boolean {
  const { end } = runsBetween(document, event);
  return end !== null && Date.parse(end) <= Date.parse(at);
}

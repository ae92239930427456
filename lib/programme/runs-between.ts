import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { laterBy } from '#lib/model/live-facts.ts';
import { addDays } from '#lib/time/calendar.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/said-hour.ts';
import { toInstant } from '#lib/time/wall-clock.ts';

/** The instant a festival day begins. */
export const startOfDay = (day: string, { timeZone, dayStartsAt }: Clocks): string =>
  toInstant(onFestivalDay(day, dayStartsAt, dayStartsAt), timeZone);

/**
 * The instants between which a séance runs as far as anybody knows now, delays counted. Null where it has none; what is open all day without an end
 * is open until its day ends.
 */
export function runsBetween(
  { live, festival }: PublicDocument,
  event: DocumentEvent,
): { start: string | null; end: string | null } {
  const by = laterBy(event.status === 'planned' ? live?.events.get(event.number) : null);
  const later = (instant: string | null, minutes: number) =>
    instant === null || minutes === 0 ? instant : new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  const { day } = event;
  const isOpen = event.admission === 'drop-in' && event.endInstant === null;
  const end = isOpen && day !== null ? startOfDay(addDays(day, 1), festival) : later(event.endInstant, by.end);
  return { start: later(event.startInstant, by.start), end };
}

/** Whether it is over at an instant. What has no end is never over. */
export function isOverAt(document: PublicDocument, event: DocumentEvent, at: string): boolean {
  const { end } = runsBetween(document, event);
  return end !== null && Date.parse(end) <= Date.parse(at);
}

import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { laterBy } from '#lib/model/live-facts.ts';

/** The instants between which a séance runs as far as anybody knows now, delays counted. Null where it has none. */
export function runsBetween(
  { live }: PublicDocument,
  event: DocumentEvent,
): { start: string | null; end: string | null } {
  const by = laterBy(event.status === 'planned' ? live?.events.get(event.number) : null);
  const later = (instant: string | null, minutes: number) =>
    instant === null || minutes === 0 ? instant : new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return { start: later(event.startInstant, by.start), end: later(event.endInstant, by.end) };
}

/** Whether it is over at an instant. What has no end is never over. */
export function isOverAt(document: PublicDocument, event: DocumentEvent, at: string): boolean {
  const { end } = runsBetween(document, event);
  return end !== null && Date.parse(end) <= Date.parse(at);
}

import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { laterBy } from '#lib/model/live-facts.ts';
import { instantFrom } from '#lib/time/instant.ts';
import { endOfEvent } from './fact-ends.ts';

/**
 * The instants between which a séance runs as far as anybody knows now, delays counted. Null where
 * it has none.
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

/** Whether it is over at an instant. What has no end is never over. */
export function isOverAt(document: PublicDocument, event: DocumentEvent, at: string): boolean {
  const { end } = runsBetween(document, event);
  return end !== null && Date.parse(end) <= Date.parse(at);
}

import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { laterBy } from '#lib/model/live-facts.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { endOfEvent } from './fact-ends.ts';

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

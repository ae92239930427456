import type { DocumentEvent, PublicDocument } from './documents.ts';

/** The instants between which a séance runs as far as anybody knows now, delays counted. Null where it has none. */
export function runsBetween(
  { live }: PublicDocument,
  event: DocumentEvent,
): { start: string | null; end: string | null } {
  const { delay, cut = 0 } = (event.status === 'planned' && live?.events.get(event.number)) || NO_DELAY;
  const later = (instant: string | null, minutes: number) =>
    instant === null || minutes === 0 ? instant : new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  return { start: later(event.startInstant, delay ?? 0), end: later(event.endInstant, (delay ?? 0) - cut) };
}

const NO_DELAY = { delay: null, cut: 0 };

/** Whether it is over at an instant. What has no end is never over. */
export function isOverAt(document: PublicDocument, event: DocumentEvent, at: string): boolean {
  const { end } = runsBetween(document, event);
  return end !== null && Date.parse(end) <= Date.parse(at);
}

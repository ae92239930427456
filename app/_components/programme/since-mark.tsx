import type { DocumentEvent } from '#lib/model/documents.ts';

/** For the element of a séance: what app/_islands/since-visit.ts weighs the marks by. */
export const sinceOf = ({ number, sequence, createdAt }: DocumentEvent) => ({
  'data-event': number,
  'data-sequence': sequence,
  // To the minute: an instant in full on each card is more than it says.
  'data-created': createdAt.slice(0, 16),
});

/**
 * Where in that element the mark « nouveau » or « changé » stands, once scripts know what the
 * visitor has read. Empty without.
 */
export const SinceSlot = () => <span className="since" data-since="" />;

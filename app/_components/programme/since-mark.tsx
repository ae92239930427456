import type { DocumentEvent } from '#lib/model/documents.ts';

/**
 * Attributes for the element of a séance, from which app/_islands/since-visit.ts decides about its
 * mark.
 */
export const sinceOf = ({ number, sequence, createdAt }: DocumentEvent) => ({
  'data-event': number,
  'data-sequence': sequence,
  // To the minute, to keep the cards small.
  'data-created': createdAt.slice(0, 16),
});

/** The place in that element for the mark « nouveau » or « changé », which a script fills. */
export const SinceSlot = () => <span className="since" data-since="" />;

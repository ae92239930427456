import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { firstRoom } from '#lib/programme/place.ts';
import { type Known, standingText } from './selection.ts';

/**
 * Where and when a séance of a released programme takes place, as the text a selection remembers.
 */
export const standingIn = (event: DocumentEvent): string =>
  standingText({ startsAt: event.startsAt, room: firstRoom(event) ?? null });

/** What a released programme knows of numbers. */
export function knownOf(document: PublicDocument): Known {
  const { events, films } = indexDocument(document);
  return {
    event(number) {
      const event = events.get(number);
      return event && standingIn(event);
    },
    film: (number) => (films.has(number) ? true : undefined),
  };
}

import type { PublicDocument } from '../programme/documents.ts';
import { firstRoom } from '../programme/place.ts';
import { indexDocument } from '../programme/visible.ts';
import type { Known } from './acts.ts';
import { standingOf } from './selection.ts';

/** What a released programme says of numbers. */
export function knownOf(document: PublicDocument): Known {
  const { events, films } = indexDocument(document);
  return {
    event(number) {
      const event = events.get(number);
      return event && standingOf({ startsAt: event.startsAt, room: firstRoom(event) ?? null });
    },
    film: (number) => (films.has(number) ? true : undefined),
  };
}

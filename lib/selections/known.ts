import type { PublicDocument } from '../programme/documents.ts';
import { indexDocument } from '../programme/visible.ts';
import type { Known } from './acts.ts';
import { standingOf } from './selection.ts';
import type { TimesIndex } from './times.ts';

/** What a released programme says of numbers. */
export function knownOf(document: PublicDocument): Known {
  const { events, films } = indexDocument(document);
  return {
    event(number) {
      const event = events.get(number);
      return event && standingOf({ startsAt: event.startsAt, room: event.rooms[0]?.room ?? null });
    },
    film: (number) => (films.has(number) ? true : undefined),
  };
}

/** The same from the times a browser holds. */
export const knownTimes = ({ event, film }: TimesIndex): Known => ({
  event(number) {
    const found = event(number);
    return found && standingOf(found);
  },
  film: (number) => (film(number) ? true : undefined),
});

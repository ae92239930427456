import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { venuesOf } from '#lib/venues/queries.ts';
import { roomWithVenue } from '#lib/venues/told-apart.ts';

/** The rooms of a festival in order, each with its venue where there are several. */
export function roomsOf(festivalId: number, locale: Locale): { id: number; name: string }[] {
  const venues = venuesOf(festivalId);
  return venues.flatMap((venue) =>
    venue.rooms.map(({ id, name }) => ({
      id,
      name: venues.length > 1 ? roomWithVenue(name, venue.name, locale) : inLocale(name, locale),
    })),
  );
}

/** The names of some rooms, or `all` where there are none. */
export const roomNames = (rooms: readonly { id: number; name: string }[], ids: readonly number[], all: string) =>
  ids.length === 0
    ? all
    : rooms
        .filter(({ id }) => ids.includes(id))
        .map(({ name }) => name)
        .join(', ');

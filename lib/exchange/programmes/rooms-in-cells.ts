import { type Locale, locales } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftIndex, DraftRoom } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/words.ts';
import { roomWithVenue } from '#lib/venues/told-apart.ts';

/** The record of the festival with this name, if only one has it. */
export function byName<T>(all: readonly T[], namesOf: (one: T) => readonly (string | undefined)[]): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const one of all)
    for (const key of new Set(namesOf(one).map((name) => titleKey(name ?? ''))))
      if (key !== '') found.set(key, found.has(key) ? null : one);
  return new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one] as const])));
}

/** Rooms as the cells of tables name them, with or without their venue. */
export function roomsInCells({ draft, rooms, venues }: DraftIndex) {
  const whole = ({ name, venueId }: DraftRoom, locale: Locale) =>
    roomWithVenue(name, venues.get(venueId)?.name, locale);
  const known = byName(draft.rooms, (room) =>
    locales.flatMap((locale) => [inLocale(room.name, locale), whole(room, locale)]),
  );
  return {
    known,
    lasting: draft.rooms.map((room) => [whole(room, 'fr'), inLocale(room.name, 'fr')] as const),
    wholeNames: draft.rooms.flatMap((room) => locales.map((locale) => whole(room, locale))),
    /** With its venue if requested, or if another room has the same name. */
    nameOf: (id: number, locale: Locale, withVenue = false): string => {
      const room = rooms.get(id);
      const name = inLocale(room?.name, locale);
      if (!room) return '';
      return withVenue || known.get(titleKey(name)) !== room ? whole(room, locale) : name;
    },
  };
}

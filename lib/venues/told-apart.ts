import { type Locale, locales } from '#lib/i18n/locale.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import type { DraftIndex, DraftRoom } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { oncePer } from '#lib/once-per.ts';
import { titleKey } from '#lib/search/words.ts';

/** « Cinéma Odéon – Grande salle ». */
export const roomWithVenue = (room: Bilingual, venue: Bilingual | undefined, locale: Locale): string =>
  [inLocale(venue, locale), inLocale(room, locale)].filter(Boolean).join(' – ');

/**
 * Rooms with the names to show where their venue is not shown: with the venue's name if another of
 * them has the same name.
 */
export function roomsToldApart<R extends { name: Bilingual }>(
  rooms: readonly R[],
  venueOf: (room: R) => Bilingual | undefined,
): R[] {
  const keyOf = ({ name }: R, locale: Locale) => `${locale} ${titleKey(inLocale(name, locale))}`;
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const room of rooms)
    for (const locale of locales) {
      const key = keyOf(room, locale);
      (seen.has(key) ? shared : seen).add(key);
    }
  if (shared.size === 0) return [...rooms];
  return rooms.map((room) => {
    const venue = venueOf(room);
    const whole = locales.flatMap((locale) =>
      shared.has(keyOf(room, locale)) && inLocale(venue, locale) !== inLocale(room.name, locale)
        ? [[locale, roomWithVenue(room.name, venue, locale)] as const]
        : [],
    );
    return { ...room, name: { ...room.name, ...Object.fromEntries(whole) } };
  });
}

/** The rooms of a draft by id, with those names. */
export const roomsApartOf = oncePer(
  ({ rooms, venues }: DraftIndex): ReadonlyMap<number, DraftRoom> =>
    byId(roomsToldApart([...rooms.values()], ({ venueId }) => venues.get(venueId)?.name)),
);

/** The name of a room of a draft where its venue is not shown; empty for null. */
export const roomNameIn = (index: DraftIndex, id: number | null | undefined, locale: Locale): string =>
  inLocale(roomsApartOf(index).get(id ?? 0)?.name, locale);

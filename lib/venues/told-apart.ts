import { type Locale, locales } from '#lib/i18n/locale.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { titleKey } from '#lib/search/title-key.ts';

/** « Cinéma Odéon – Grande salle ». */
export const roomWithVenue = (room: Bilingual, venue: Bilingual | undefined, locale: Locale): string =>
  [inLocale(venue, locale), inLocale(room, locale)].filter(Boolean).join(' – ');

/** Rooms with the names they have where their venue does not stand beside: with it where another of them is called the same. */
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

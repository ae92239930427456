import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import type { WarningFix } from './warning-fixes.ts';

/** The page of the desk on which a fix is done by hand. */
export function fixPath(fix: WarningFix, index: DraftIndex, locale: Locale, slug: string): string {
  const paths = deskPaths(locale, slug);
  const number = (found: { number: number } | undefined) => found?.number ?? 0;
  switch (fix.kind) {
    case 'open-film':
      return paths.item('films', number(index.films.get(fix.filmId)));
    case 'open-person':
      return paths.item('people', number(index.people.get(fix.personId)));
    case 'open-room': {
      const room = index.rooms.get(fix.roomId);
      const venue = index.venues.get(room?.venueId ?? 0);
      return `${paths.item('venues', number(venue))}/rooms/${number(room)}`;
    }
    case 'set-rights':
      return paths.section('films');
    case 'swap-rooms':
      return paths.item('events', number(index.events.get(fix.eventIds[0])));
    default:
      return paths.item('events', number(index.events.get(fix.eventId)));
  }
}

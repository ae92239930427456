import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, DocumentRoom, DocumentVenue, PublicDocument } from '#lib/model/documents.ts';
import { formatDuration, spokenDuration } from '#lib/time/format.ts';
import { placeChangeKey, type Walks, walksOf } from '#lib/venues/walk.ts';
import type { DocumentIndex } from './document-index.ts';
import { firstRoom, type NamedPlace, placeOf } from './place.ts';

/**
 * A séance that changed rooms: from which room, to which, and whether the new one is in another
 * building.
 */
export type PlaceChange = Readonly<{
  from: NamedPlace;
  to: NamedPlace;
  isElsewhere: boolean;
  /**
   * Minutes on foot between the two buildings; null within one building, and where the distance is
   * unknown.
   */
  walk: number | null;
}>;

const kept = new WeakMap<object, Walks>();

type Document = Pick<PublicDocument, 'venues' | 'walks'>;

/** The walks between the venues of a release, by their numbers. */
export function walksIn(document: Document): Walks {
  const known = kept.get(document);
  if (known) return known;
  const made = walksOf({
    walks: (document.walks ?? []).map(({ from, to, minutes }) => ({ fromVenueId: from, toVenueId: to, minutes })),
    venues: document.venues.map(({ number, latitude, longitude }) => ({ id: number, latitude, longitude })),
  });
  kept.set(document, made);
  return made;
}

/** How many places are listed as near; farther ones interest nobody. */
const NEAREST = 6;

/**
 * The other places by the time to walk there, in whole minutes. Places one cannot walk to (online)
 * and unknown distances are left out.
 */
export function nearestVenues(
  document: Pick<PublicDocument, 'venues' | 'walks' | 'rooms'>,
  venue: number,
): { to: DocumentVenue; minutes: number }[] {
  const isOnline = (number: number) => {
    const rooms = document.rooms.filter((room) => room.venue === number);
    return rooms.length > 0 && rooms.every(({ kind }) => kind === 'online');
  };
  if (isOnline(venue)) return [];
  return document.venues
    .filter(({ number }) => number !== venue && !isOnline(number))
    .flatMap((to) => {
      const minutes = walksIn(document).minutes(venue, to.number);
      return minutes === null ? [] : { to, minutes };
    })
    .sort((a, b) => a.minutes - b.minutes)
    .slice(0, NEAREST);
}

/**
 * Where a séance that takes place was last announced and where it is now; null when it never moved.
 */
export function placeChangeOf(event: DocumentEvent, index: DocumentIndex): PlaceChange | null {
  if (event.status !== 'planned' || event.previousRoom === undefined) return null;
  const [from, to] = [index.rooms.get(event.previousRoom), index.rooms.get(firstRoom(event) ?? 0)];
  return from && to ? placeChange(from, to, index) : null;
}

/**
 * The same for readers: a séance that is back in its first announced room has not moved for them.
 */
export const toldPlaceChangeOf = (event: DocumentEvent, index: DocumentIndex): PlaceChange | null =>
  event.announcedRoom !== undefined && event.announcedRoom === firstRoom(event) ? null : placeChangeOf(event, index);

/**
 * The change from one room to another; null when both are the same. A room without a building
 * (online) never counts as another building.
 */
export function placeChange(from: DocumentRoom, to: DocumentRoom, index: DocumentIndex): PlaceChange | null {
  if (from.number === to.number) return null;
  const isElsewhere = from.venue !== to.venue && from.kind !== 'online' && to.kind !== 'online';
  const walk = isElsewhere ? walksIn(index.document).minutes(from.venue, to.venue) : null;
  return { from: placeOf(from, index), to: placeOf(to, index), isElsewhere, walk };
}

/** « change de lieu : Médiathèque, à 12 min à pied », not typeset; for the eye or for the ear. */
export function placeChangeSentence(change: PlaceChange, locale: Locale, manner: Voice = 'printed'): string {
  return translator(locale, 'terms')(`placeChange.${placeChangeKey(change)}`, {
    room: inLocale(change.to.room.name, locale),
    venue: inLocale(change.to.venue?.name, locale) || inLocale(change.to.room.name, locale),
    walk: walkOf(change, locale, manner),
  });
}

/** « 12 min », « 3 h 57 », empty where nobody said how far it is. */
export const walkOf = ({ walk }: Pick<PlaceChange, 'walk'>, locale: Locale, manner: Voice) =>
  walk === null ? '' : (manner === 'spoken' ? spokenDuration : formatDuration)(walk, locale, 'hours');

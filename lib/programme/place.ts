import type { Bilingual } from '#db/columns.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, DocumentRoom, DocumentVenue, PublicDocument } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { oncePer } from '#lib/once-per.ts';
import { formatDuration, spokenDuration } from '#lib/time/format.ts';
import { roomsToldApart } from '#lib/venues/told-apart.ts';
import { placeChangeKey, type Walks, walksOf } from '#lib/venues/walk.ts';
import type { DocumentIndex } from './document-index.ts';

/*
 * Where a séance is, was and can be attended: rooms with their venues, walks between venues, and
 * moves to another room as a sentence.
 */

/**
 * The number of the main room of a séance, never of one it is relayed to; undefined without a room.
 */
export const firstRoom = (event: Pick<DocumentEvent, 'rooms'> | undefined): number | undefined =>
  event?.rooms.find(({ use }) => use !== 'overflow')?.room;

/**
 * The room under which a séance is listed: the same, or one it is relayed to if it has no other.
 */
export const listedRoom = (event: Pick<DocumentEvent, 'rooms'>): number | undefined =>
  firstRoom(event) ?? event.rooms[0]?.room;

/**
 * Whether one can attend in person, online or both, over all rooms of the séance; null without a
 * room.
 */
export function attendanceOf({ rooms }: DocumentEvent, index: DocumentIndex): 'online' | 'mixed' | 'there' | null {
  const online = rooms.flatMap(({ room }) => index.rooms.get(room) ?? []).map(({ kind }) => kind === 'online');
  if (online.length === 0) return null;
  return online.every(Boolean) ? 'online' : online.some(Boolean) ? 'mixed' : 'there';
}

/**
 * A room with the names to show for it: its own alone in a festival of one venue, else its venue's
 * first.
 */
export type NamedPlace = { room: DocumentRoom; venue: DocumentVenue | null; names: Bilingual[] };

/** The rooms a séance is in, and those it is relayed to. */
export function placesOf(event: DocumentEvent, index: DocumentIndex): { main: NamedPlace[]; overflow: NamedPlace[] } {
  const named = event.rooms.flatMap(({ room: number, use }) => {
    const room = index.rooms.get(number);
    return room ? [{ use, place: placeOf(room, index) }] : [];
  });
  return {
    main: named.filter(({ use }) => use !== 'overflow').map(({ place }) => place),
    overflow: named.filter(({ use }) => use === 'overflow').map(({ place }) => place),
  };
}

export function placeOf(room: DocumentRoom, index: DocumentIndex): NamedPlace {
  const venue = index.venues.get(room.venue) ?? null;
  const isAlone = index.venues.size < 2 || !venue || isOneName(room, venue);
  return { room, venue, names: isAlone ? [room.name] : [venue.name, room.name] };
}

/** Whether a building and its room have one name, which is then said once. */
export const isOneName = ({ name: a }: { name: Bilingual }, { name: b }: { name: Bilingual }): boolean =>
  (a.fr ?? a.en) === (b.fr ?? b.en);

/** « Lieu – Salle, adresse », without the parts that are empty. */
export function placeLine(venue: string, rooms: string, address: string): string {
  const place = venue === rooms ? [rooms] : [venue, rooms];
  return [place.filter((name) => name !== '').join(' – '), address.trim().replace(/,?\s*\n\s*/g, ', ')]
    .filter((part) => part !== '')
    .join(', ');
}

/**
 * The rooms of a release by number, with names that tell them apart where the venue is not shown
 * beside them.
 */
export const roomsApartIn = oncePer(
  (document: Pick<PublicDocument, 'rooms' | 'venues'>): ReadonlyMap<number, DocumentRoom> => {
    const venues = new Map(document.venues.map(({ number, name }) => [number, name]));
    return byNumber(roomsToldApart(document.rooms, ({ venue }) => venues.get(venue)));
  },
);

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

/** The walks between the venues of a release, by their numbers. */
export const walksIn = oncePer(
  ({ venues, walks = [] }: Pick<PublicDocument, 'venues' | 'walks'>): Walks =>
    walksOf({
      walks: walks.map(({ from, to, minutes }) => ({ fromVenueId: from, toVenueId: to, minutes })),
      venues: venues.map(({ number, latitude, longitude }) => ({ id: number, latitude, longitude })),
    }),
);

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
 * Whether a séance takes place elsewhere than in this room, in which it was last or first
 * announced: visitors who do not know it yet still come here.
 */
export const movedAway = ({ status, rooms, previousRoom, announcedRoom }: DocumentEvent, room: number): boolean =>
  status === 'planned' && (previousRoom === room || announcedRoom === room) && !rooms.some((one) => one.room === room);

/**
 * Where a séance that takes place was last announced (or `left`, a room that it has left) and where
 * it is now; null when it never moved.
 */
export function placeChangeOf(
  event: DocumentEvent,
  index: DocumentIndex,
  left = event.previousRoom,
): PlaceChange | null {
  if (event.status !== 'planned' || left === undefined) return null;
  const [from, to] = [index.rooms.get(left), index.rooms.get(firstRoom(event) ?? 0)];
  return from && to ? placeChange(from, to, index) : null;
}

/** Where a séance that has left this room is now; null when it has not. */
export const goneTo = (event: DocumentEvent, index: DocumentIndex, room: number): PlaceChange | null =>
  movedAway(event, room) ? placeChangeOf(event, index, room) : null;

/**
 * The start for which a séance was announced in this room on this day, if it is elsewhere or on
 * another day now; null when it is not.
 */
export function goneAt(event: DocumentEvent, room: number, date: string): string | null {
  const { day, startsAt, status, rooms, previousStart, previousRoom } = event;
  const at = previousStart?.day === date ? previousStart.startsAt : day === date && startsAt;
  if (startsAt === null || !at) return null;
  // One that changed rooms, too, was announced in the old one.
  const stayed = previousRoom === undefined && rooms.some((one) => one.room === room);
  const isOtherDay = status === 'planned' && day !== date && stayed;
  return isOtherDay || movedAway(event, room) ? at : null;
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

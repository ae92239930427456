import type { Bilingual } from '#db/columns.ts';
import type { DocumentEvent, DocumentRoom, DocumentVenue, PublicDocument } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { roomsToldApart } from '#lib/venues/told-apart.ts';
import type { DocumentIndex } from './document-index.ts';

/**
 * The number of the main room of a séance, never of one it is relayed to; undefined without a room.
 */
export const firstRoom = (event: Pick<DocumentEvent, 'rooms'> | undefined): number | undefined =>
  event?.rooms.find(({ use }) => use !== 'overflow')?.room;

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

const kept = new WeakMap<object, ReadonlyMap<number, DocumentRoom>>();

/**
 * The rooms of a release by number, with names that tell them apart where the venue is not shown
 * beside them.
 */
export function roomsApartIn(document: Pick<PublicDocument, 'rooms' | 'venues'>): ReadonlyMap<number, DocumentRoom> {
  const known = kept.get(document);
  if (known) return known;
  const venues = new Map(document.venues.map(({ number, name }) => [number, name]));
  const rooms = roomsToldApart(document.rooms, ({ venue }) => venues.get(venue));
  const made = byNumber(rooms);
  kept.set(document, made);
  return made;
}

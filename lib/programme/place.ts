import type { Bilingual } from '#db/columns.ts';
import type { DocumentEvent, DocumentRoom, DocumentVenue, PublicDocument } from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { roomsToldApart } from '#lib/venues/told-apart.ts';
import type { DocumentIndex } from './document-index.ts';

/** The number of the room a séance is in, not of one it is relayed to; undefined without a room. */
export const firstRoom = (event: Pick<DocumentEvent, 'rooms'> | undefined): number | undefined =>
  event?.rooms.find(({ use }) => use !== 'overflow')?.room;

/** How one may be there, of all its rooms; null without any. */
export function attendanceOf({ rooms }: DocumentEvent, index: DocumentIndex): 'online' | 'mixed' | 'there' | null {
  const online = rooms.flatMap(({ room }) => index.rooms.get(room) ?? []).map(({ kind }) => kind === 'online');
  if (online.length === 0) return null;
  return online.every(Boolean) ? 'online' : online.some(Boolean) ? 'mixed' : 'there';
}

/**
 * A room as readers need it named: alone in a festival of one venue, behind its venue's name in a
 * larger one.
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

/** « Lieu – Salle, adresse », of what there is of it. */
export function placeLine(venue: string, rooms: string, address: string): string {
  const place = venue === rooms ? [rooms] : [venue, rooms];
  return [place.filter((name) => name !== '').join(' – '), address.trim().replace(/,?\s*\n\s*/g, ', ')]
    .filter((part) => part !== '')
    .join(', ');
}

const kept = new WeakMap<object, ReadonlyMap<number, DocumentRoom>>();

/**
 * The rooms of a release by their numbers, with the names they have where their venue does not
 * stand beside.
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

import { count, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { rowByNumber, rowsOfFestival } from '#db/rows.ts';
import { eventRooms, rooms, venues } from '#db/schema/index.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { roomKind, type VenueRoot, venueKind } from './roots.ts';

type ListedRoom = DraftRoom & {
  /** How many séances take place in it. */
  events: number;
};
export type ListedVenue = VenueRoot & { rooms: ListedRoom[] };

/** The venues of a festival with their rooms, in the organiser's order. */
export function venuesOf(festivalId: number, db: Db | Tx = getDb()): ListedVenue[] {
  const events = new Map(
    db
      .select({ roomId: eventRooms.roomId, count: count() })
      .from(eventRooms)
      .where(eq(eventRooms.festivalId, festivalId))
      .groupBy(eventRooms.roomId)
      .all()
      .map((row) => [row.roomId, row.count]),
  );
  const all = rowsOfFestival(db, rooms, festivalId, rooms.position, rooms.number).map((room) => ({
    ...room,
    events: events.get(room.id) ?? 0,
  }));
  return venueKind
    .all(db, festivalId, venues.position, venues.number)
    .map((venue) => ({ ...venue, rooms: all.filter((room) => room.venueId === venue.id) }));
}

/** The room with this number; null when this festival has none. */
export function roomByNumber(festivalId: number, number: number): DraftRoom | null {
  const row = rowByNumber(getDb(), rooms, festivalId, number);
  return row && roomKind.read(getDb(), festivalId, row.id);
}

/** The venue with this number and its rooms; null when this festival has none. */
export function venueByNumber(festivalId: number, number: number): ListedVenue | null {
  return venuesOf(festivalId, getDb()).find((venue) => venue.number === number) ?? null;
}

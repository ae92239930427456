import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { blockRooms, rooms } from '#db/schema/index.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { changeSeveralEvents } from '#lib/events/change-several.ts';
import { type Deleted, patchRoot, removeRoot } from '#lib/history/roots.ts';
import type { Authorized } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';
import { roomKind, venueKind } from '#lib/venues/roots.ts';
import { detachFromRooms } from '#lib/volunteers/detach.ts';
import { deleteWhole } from './records.ts';

type What = { id: number; uses: number };

/**
 * Deletes the breaks and set-ups that are only in these rooms, because a block without a room would
 * cover every room.
 */
function freeBlocks(
  tx: Tx,
  festival: Authorized<'settings'>,
  roomIds: readonly number[],
  batch: string,
  now: string,
): void {
  const here = and(eq(blockRooms.festivalId, festival.id), inArray(blockRooms.roomId, [...roomIds]));
  const ids = tx.selectDistinct({ id: blockRooms.blockId }).from(blockRooms).where(here).all();
  for (const { id } of ids) {
    const before = blockKind.read(tx, festival.id, id);
    if (!before) continue;
    const others = before.roomIds.filter((roomId) => !roomIds.includes(roomId));
    if (others.length === 0) removeRoot(tx, festival, blockKind, before, { batch }, now);
    else patchRoot(tx, festival, blockKind, before, { verb: 'edited', batch }, now, { roomIds: others });
  }
}

/**
 * Removes rooms, and the venue they belong to, from everything that uses them. Each séance is
 * changed only once: a batch that changed one twice could not be undone, because the second undo
 * would not find the version it wrote.
 */
function free(
  tx: Tx,
  festival: Authorized<'settings'>,
  { roomIds, venueId, eventIds }: { roomIds: readonly number[]; venueId: number | null; eventIds: readonly number[] },
  batch: string,
  now: string,
): void {
  detachFromRooms({ tx, festival, batch, now }, roomIds);
  changeSeveralEvents(tx, festival, eventIds, batch, now, ({ rooms, endsAtVenueId }) => ({
    rooms: rooms.filter(({ roomId }) => !roomIds.includes(roomId)),
    endsAtVenueId: endsAtVenueId === venueId ? null : endsAtVenueId,
  }));
  freeBlocks(tx, festival, roomIds, batch, now);
}

/**
 * Deletes a room. Its séances, as many as the reader was told (`uses`), stay without it; those
 * without another room have to be scheduled again.
 */
export function deleteRoom(festival: Authorized<'settings'>, what: What, now: string): Deleted {
  return deleteWhole(festival, roomKind, what, now, {
    usedBy: (tx, { id }) => appearancesOf(festival.id, { roomId: id }, tx).map((event) => event.id),
    detach: (tx, { id }, eventIds, batch) => free(tx, festival, { roomIds: [id], venueId: null, eventIds }, batch, now),
  });
}

const roomsOf = (tx: Tx, festivalId: number, venueId: number) =>
  tx
    .select()
    .from(rooms)
    .where(and(eq(rooms.festivalId, festivalId), eq(rooms.venueId, venueId)))
    .all();

/**
 * Deletes a venue with its rooms. Its séances, as many as the reader was told (`uses`), stay
 * without them.
 */
export function deleteVenue(festival: Authorized<'settings'>, what: What, now: string): Deleted {
  return deleteWhole(festival, venueKind, what, now, {
    usedBy: (tx, { id }) => appearancesOf(festival.id, { venueId: id }, tx).map((event) => event.id),
    detach: (tx, venue, eventIds, batch) => {
      const here = roomsOf(tx, festival.id, venue.id);
      const roomIds = here.map(({ id }) => id);
      free(tx, festival, { roomIds, venueId: venue.id, eventIds }, batch, now);
      deleteHanging({ tx, festival, batch, now }, 'room', roomIds);
      for (const room of here) removeRoot(tx, festival, roomKind, room, { batch }, now);
    },
  });
}

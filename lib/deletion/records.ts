import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { blockRooms, events, rooms } from '#db/schema/index.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { orNotFound } from '#lib/errors.ts';
import { changeSeveralEvents, type Saved, type SeenVersion } from '#lib/events/mutations.ts';
import { type EventRoot, eventKind, readEvent } from '#lib/events/root.ts';
import { filmKind } from '#lib/films/root.ts';
import type { Root, RootKind } from '#lib/history/root-kind.ts';
import {
  changedSince,
  type Deleted,
  deleteRoot,
  patchRoot,
  removeRoot,
  type Writing,
  writeOnce,
} from '#lib/history/roots.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { pageKind, partnerKind } from '#lib/pages/mutations.ts';
import { personKind } from '#lib/people/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import { type AppearsAs, appearancesOf } from '#lib/programme/appearances.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';
import { seriesKind, themeKind } from '#lib/themes/mutations.ts';
import { roomKind, venueKind } from '#lib/venues/roots.ts';
import { type Acting, detachFromEvents, detachFromPerson, detachFromRooms } from '#lib/volunteers/end-shift.ts';

/** Deletes a root as `deleteRoot` does, with everything that belongs to it. */
const deleteWhole = <R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  what: { id: number; uses: number },
  now: string,
  { detach, ...rest }: NonNullable<Parameters<typeof deleteRoot<R>>[4]> = {},
): Deleted =>
  deleteRoot(festival, kind, what, now, {
    ...rest,
    detach: (tx, root, usedBy, batch) => {
      detach?.(tx, root, usedBy, batch);
      deleteHanging({ tx, festival, batch, now }, kind.entity, [root.id]);
    },
  });

type What = { id: number; uses: number };

/**
 * Deletes something that séances use: `free` removes it from them. There must be as many as the
 * reader was told (`uses`).
 */
const deleteUsed = <R extends Root>(
  festival: Authorized<'schedule'>,
  kind: RootKind<R>,
  what: What,
  now: string,
  as: AppearsAs,
  free: (tx: Tx, eventIds: readonly number[], batch: string) => void,
): Deleted =>
  deleteWhole(festival, kind, what, now, {
    usedBy: (tx) => appearancesOf(festival.id, as, tx).map((event) => event.id),
    detach: (tx, _, eventIds, batch) => free(tx, eventIds, batch),
  });

/**
 * Deletes a film and removes it from the séances that show it. Their other items move up, and
 * people who were expected for the film are then expected for the whole séance.
 */
export const deleteFilm = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, filmKind, what, now, { filmId: what.id }, (tx, ids, batch) =>
    changeSeveralEvents(tx, festival, ids, batch, now, (root) => ({
      items: root.items.filter(({ filmId }) => filmId !== what.id),
    })),
  );

/** Deletes a person and removes them from their séances. */
export const deletePerson = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, personKind, what, now, { personId: what.id }, (tx, ids, batch) =>
    detachPerson({ tx, festival, batch, now }, what.id, ids),
  );

/** The same inside a transaction, whatever uses them. */
export function removePerson(acting: Acting, person: DraftPerson): void {
  const { tx, festival, batch, now } = acting;
  const uses = appearancesOf(festival.id, { personId: person.id }, tx);
  detachPerson(
    acting,
    person.id,
    uses.map(({ id }) => id),
  );
  deleteHanging(acting, personKind.entity, [person.id]);
  removeRoot(tx, festival, personKind, person, { batch }, now);
}

function detachPerson(acting: Acting, id: number, eventIds: readonly number[]): void {
  const { tx, festival, batch, now } = acting;
  detachFromPerson(acting, id);
  changeSeveralEvents(tx, festival, eventIds, batch, now, (root) => ({
    people: root.people.filter(({ personId }) => personId !== id),
  }));
}

/** Deletes a theme and removes it from its séances. */
export const deleteTheme = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, themeKind, what, now, { themeId: what.id }, (tx, ids, batch) =>
    changeSeveralEvents(tx, festival, ids, batch, now, (root) => ({
      themeIds: root.themeIds.filter((id) => id !== what.id),
    })),
  );

/** Deletes a series with its own offers; its séances stay as single ones. */
export const deleteSeries = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, seriesKind, what, now, { seriesId: what.id }, (tx, ids, batch) =>
    changeSeveralEvents(tx, festival, ids, batch, now, () => ({ seriesId: null, seriesPosition: null })),
  );

/** Deletes a page of the festival's own. Throws notFound. */
export const deletePage = (festival: Authorized<'settings'>, id: number, now: string): Deleted =>
  deleteWhole(festival, pageKind, { id, uses: 0 }, now);

/** Deletes a partner. Throws notFound. */
export const deletePartner = (festival: Authorized<'settings'>, id: number, now: string): Deleted =>
  deleteWhole(festival, partnerKind, { id, uses: 0 }, now);

/**
 * Deletes a séance that nobody changed since the reader saw it. Séances that continued it then
 * stand alone; undo restores everything.
 */
export function deleteEvent(
  festival: Authorized<'schedule'>,
  id: number,
  { version, clientKey }: SeenVersion,
  now: string,
): Saved {
  return writeOnce(festival, 'event', clientKey, (tx, batch): Saved => {
    const before = orNotFound(readEvent(tx, festival.id, id));
    if (before.version !== version) return changedSince(tx, festival, eventKind, before, version);
    for (const follower of followersOf(tx, before))
      patchRoot(tx, festival, eventKind, follower, { verb: 'edited', batch }, now, { continuesEventId: null });
    detachFromEvents({ tx, festival, batch, now }, [id]);
    deleteHanging({ tx, festival, batch, now }, 'event', [id]);
    return { ok: true, id, batch: removeRoot(tx, festival, eventKind, before, { batch, clientKey }, now) };
  });
}

function followersOf(tx: Tx, { festivalId, id }: EventRoot): EventRoot[] {
  return tx
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.festivalId, festivalId), eq(events.continuesEventId, id)))
    .all()
    .flatMap((follower) => readEvent(tx, festivalId, follower.id) ?? []);
}

/**
 * Deletes a room. Its séances, as many as the reader was told (`uses`), stay without it; those
 * without another room have to be scheduled again.
 */
export function deleteRoom(festival: Authorized<'settings'>, what: What, now: string): Deleted {
  return deleteWhole(festival, roomKind, what, now, {
    usedBy: (tx, { id }) => appearancesOf(festival.id, { roomId: id }, tx).map((event) => event.id),
    detach: (tx, { id }, eventIds, batch) =>
      freeRooms(tx, festival, { roomIds: [id], venueId: null, eventIds }, batch, now),
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
      freeRooms(tx, festival, { roomIds, venueId: venue.id, eventIds }, batch, now);
      deleteHanging({ tx, festival, batch, now }, 'room', roomIds);
      for (const room of here) removeRoot(tx, festival, roomKind, room, { batch }, now);
    },
  });
}

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
function freeRooms(
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

import { and, count, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { insertRow, rowsOfFestival, setRow } from '#db/rows.ts';
import { rooms, venues } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { placeBehind } from '#lib/history/positions.ts';
import {
  type Changed,
  type ClientKey,
  createRoot,
  editFacts,
  editRoot,
  type RefusedEdit,
  recordRoot,
  refuse,
  type Written,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Authorized } from '#lib/policy.ts';
import { insertRoom, roomKind, type VenueRoot, venueKind, walking, writeWalks } from './roots.ts';
import { type SameRoom, sameRooms, type WrittenRoom } from './same-room.ts';
import { MAX_FESTIVAL_ROOMS, MAX_VENUES, type RoomInput, type RoomsInput, type VenueInput } from './schema.ts';

const venueColumns = ({ walks: _, ...input }: VenueInput) => withoutRecordFields(input);

/** The first walk that leads to something other than another venue of this festival. */
function foreignWalk(tx: Tx, festivalId: number, id: number | null, { walks }: VenueInput): RefusedEdit | undefined {
  const ids = walks.map(({ venueId }) => venueId);
  const known = new Set(
    tx
      .select({ id: venues.id })
      .from(venues)
      .where(and(eq(venues.festivalId, festivalId), inArray(venues.id, ids)))
      .all()
      .map((row) => row.id),
  );
  const wrong = ids.findIndex(
    (venueId, index) => venueId === id || !known.has(venueId) || ids.indexOf(venueId) < index,
  );
  return wrong < 0 ? undefined : refuse(`walks.${wrong}.minutes`, 'choice');
}

/** Writes the walks of a venue, and records the change at the venues at their other ends. */
function walkFrom(
  tx: Tx,
  festival: Authorized<'settings'>,
  id: number,
  { walks }: VenueInput,
  batch: string,
  now: string,
): void {
  const [, ends] = walking(tx, { festivalId: festival.id, id }, walks, () => writeWalks(tx, festival.id, id, walks));
  for (const end of ends) recordRoot(tx, festival, now, 'venue', { verb: 'walked', ...end, batch });
}

/** Adds a venue after the others. */
export function createVenue(
  festival: Authorized<'settings'>,
  input: VenueInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, venueKind, clientKey, now, (tx, batch) => {
    const refused = foreignWalk(tx, festival.id, null, input);
    if (refused) return refused;
    const position = placeBehind(tx, venues, festival.id, MAX_VENUES);
    if (position === null) return refuse('name.fr', `tooMany:${MAX_VENUES}`);
    const id = insertRow(tx, venues, {
      ...venueColumns(input),
      festivalId: festival.id,
      number: takeNumber(tx, festival.id),
      position,
    });
    walkFrom(tx, festival, id, input, batch, now);
    return id;
  });
}

/** Saves the form of a venue. */
export function editVenue(
  festival: Authorized<'settings'>,
  id: number,
  input: VenueInput,
  now: string,
): Written | Changed<VenueRoot> | RefusedEdit {
  return editRoot(festival, venueKind, { id, version: input.version }, now, (tx, _venue, batch) => {
    const refused = foreignWalk(tx, festival.id, id, input);
    if (refused) return refused;
    setRow(tx, venues, festival.id, id, venueColumns(input));
    walkFrom(tx, festival, id, input, batch, now);
  });
}

/**
 * Adds a room to a venue of this festival, after the others. Throws notFound for any other venue.
 */
export function createRoom(
  festival: Authorized<'settings'>,
  venueId: number,
  input: RoomInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, roomKind, clientKey, now, (tx) => {
    orNotFound(venueKind.read(tx, festival.id, venueId));
    return (
      tooManyRooms(tx, festival.id, 1, 'name.fr') ??
      sameRoom(sameIn(tx, festival, [{ ...input, venue: venueId, was: null }])) ??
      insertRoom(tx, festival.id, { ...withoutRecordFields(input), venueId })
    );
  });
}

/** The first name that another room of the same venue has too. */
function sameIn(tx: Tx, festival: Authorized<'settings'>, written: readonly WrittenRoom[]): SameRoom | undefined {
  const [same] = sameRooms(rowsOfFestival(tx, rooms, festival.id, rooms.id), written).values();
  return same;
}

/** Reports it at the field of the name, or at `field`. */
const sameRoom = (same: SameRoom | undefined, field = `name.${same?.language}`) => same && refuse(field, same.error);

/** Reports at `field` that the festival may not have this many more rooms. */
function tooManyRooms(tx: Tx, festivalId: number, more: number, field: string): RefusedEdit | null {
  const there = tx.select({ count: count() }).from(rooms).where(eq(rooms.festivalId, festivalId)).get();
  return (there?.count ?? 0) + more > MAX_FESTIVAL_ROOMS ? refuse(field, `tooMany:${MAX_FESTIVAL_ROOMS}`) : null;
}

/**
 * Adds several rooms to a venue of this festival, after the others, in one act. Throws notFound for
 * any other venue.
 */
export function createRooms(
  festival: Authorized<'settings'>,
  venueId: number,
  { rooms: inputs }: RoomsInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, roomKind, clientKey, now, (tx, batch) => {
    orNotFound(venueKind.read(tx, festival.id, venueId));
    const same = sameIn(
      tx,
      festival,
      inputs.map(({ name }) => ({ venue: venueId, name, was: null })),
    );
    const refused = tooManyRooms(tx, festival.id, inputs.length, 'rooms') ?? sameRoom(same, 'rooms');
    if (refused) return refused;
    const ids = inputs.map((input) => insertRoom(tx, festival.id, { ...withoutRecordFields(input), venueId }));
    // The caller records the last one.
    for (const id of ids.slice(0, -1))
      recordRoot(tx, festival, now, 'room', {
        verb: 'created',
        before: null,
        after: roomKind.read(tx, festival.id, id),
        batch,
      });
    return ids.at(-1) ?? refuse('rooms', 'required');
  });
}

/** Saves the form of a room. */
export const editRoom = (festival: Authorized<'settings'>, id: number, input: RoomInput, now: string) =>
  editFacts(festival, roomKind, { id, version: input.version }, withoutRecordFields(input), now, (tx) => {
    const was = roomKind.read(tx, festival.id, id);
    return was ? sameRoom(sameIn(tx, festival, [{ venue: was.venueId, name: input.name, was }])) : undefined;
  });

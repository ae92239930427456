import { inUseOrder } from '#lib/model/draft.ts';
import { addMinutes, checkWallClock, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';
import type { Placement } from './grid-event.ts';
import { type LaidOutEvent, layOut, type RunningOrderIndex, SHORTEST_ELASTIC_MINUTES } from './running-order.ts';

/*
 * Where séances stand after an act. The server writes it, and a grid shows it before the server has
 * answered, so both use these functions.
 */

/** The facts that make up a place. */
export type PlacementFacts = Omit<Placement, 'id' | 'version' | 'isLocked'>;

const settled = { timeIsSuggested: false, timeIsToConfirm: false };

/** The main room, in which the card stands. */
export const mainRoomOf = ({ rooms }: Pick<PlacementFacts, 'rooms'>): number | null =>
  rooms.find(({ use }) => use === 'main')?.roomId ?? null;

/** The same rooms with `roomId` as the main one, or with none; the rooms it is relayed to stay. */
export function withMainRoom(rooms: PlacementFacts['rooms'], roomId: number | null): PlacementFacts['rooms'] {
  const others = rooms.filter((room) => room.use !== 'main' && room.roomId !== roomId);
  return roomId === null ? others : [{ roomId, use: 'main' }, ...others];
}

/**
 * The same rooms with `to` in the place and use of `from`. A séance cannot use a room twice: if it
 * has `to` already, the two exchange their uses, so that no room is lost.
 */
export function withRoomInstead(rooms: PlacementFacts['rooms'], from: number, to: number): PlacementFacts['rooms'] {
  if (from === to || !rooms.some(({ roomId }) => roomId === from)) return rooms;
  const other = new Map([
    [from, to],
    [to, from],
  ]);
  return rooms.map(({ roomId, use }) => ({ roomId: other.get(roomId) ?? roomId, use })).sort(inUseOrder);
}

/** Whether the clocks of the zone skip this start. */
export const isSkipped = (start: WallClock, zone: string) => checkWallClock(start, zone) === 'skipped';

/**
 * Moves to another start; a fixed end moves along by elapsed minutes. Null takes the time away,
 * what is left out stays. A time that somebody sets is no longer suggested or to be confirmed.
 * `roomId` becomes the main room, or replaces `fromRoomId`.
 */
export function moved(
  place: PlacementFacts,
  to: { startsAt?: WallClock | null | undefined } & RoomChange,
  zone: string,
): PlacementFacts {
  const { startsAt: from, publicEndFixed: end } = place;
  const rooms = roomsAfter(place.rooms, to);
  if (to.startsAt === undefined || to.startsAt === from) return { ...pickPlace(place), rooms };
  const { startsAt } = to;
  const publicEndFixed = startsAt && from && end ? addMinutes(startsAt, minutesBetween(from, end, zone), zone) : null;
  return { startsAt, publicEndFixed, rooms, ...settled };
}

type RoomChange = { roomId?: number | null | undefined; fromRoomId?: number | undefined };

function roomsAfter(rooms: PlacementFacts['rooms'], { roomId, fromRoomId }: RoomChange): PlacementFacts['rooms'] {
  if (roomId === undefined) return rooms;
  return roomId !== null && fromRoomId !== undefined
    ? withRoomInstead(rooms, fromRoomId, roomId)
    : withMainRoom(rooms, roomId);
}

/** How an act gives another main room: one that relays it exchanges uses, so that none is lost. */
export function mainRoomChange(place: Pick<PlacementFacts, 'rooms'>, roomId: number | null): RoomChange {
  const main = mainRoomOf(place);
  const isRelay = main !== roomId && place.rooms.some((room) => room.roomId === roomId);
  return isRelay && main !== null ? { roomId, fromRoomId: main } : { roomId };
}

/** How an act expresses that a séance has these rooms afterwards. */
export function roomChange(before: PlacementFacts['rooms'], after: PlacementFacts['rooms']): RoomChange {
  const main = { roomId: mainRoomOf({ rooms: after }) };
  const leadsThere = (change: RoomChange) => isSameRooms(roomsAfter(before, change), after);
  if (leadsThere(main)) return main;
  const changes = before.flatMap(({ roomId: fromRoomId }) => after.map(({ roomId }) => ({ roomId, fromRoomId })));
  return changes.find(leadsThere) ?? main;
}

/** Whether both have the same rooms with the same uses. */
export const isSameRooms = (a: PlacementFacts['rooms'], b: PlacementFacts['rooms']): boolean =>
  a.length === b.length && a.every((one) => b.some(({ roomId, use }) => roomId === one.roomId && use === one.use));

/** Without a time; the rooms stay as a wish. */
export const unscheduled = ({ rooms }: PlacementFacts): PlacementFacts => ({
  startsAt: null,
  publicEndFixed: null,
  rooms,
  ...settled,
});

/** Later by elapsed minutes; a place without a time stays as it is. */
export function shifted(place: PlacementFacts, minutes: number, zone: string): PlacementFacts {
  return place.startsAt === null
    ? pickPlace(place)
    : moved(place, { startsAt: addMinutes(place.startsAt, minutes, zone) }, zone);
}

/** Each gets the start and the main room of the other. */
export function swapped(a: PlacementFacts, b: PlacementFacts, zone: string): [PlacementFacts, PlacementFacts] {
  const to = (from: PlacementFacts) => ({ startsAt: from.startsAt, roomId: mainRoomOf(from) });
  return [moved(a, to(b), zone), moved(b, to(a), zone)];
}

const pickPlace = ({
  startsAt,
  publicEndFixed,
  rooms,
  timeIsSuggested,
  timeIsToConfirm,
}: PlacementFacts): PlacementFacts => ({
  startsAt,
  publicEndFixed,
  rooms,
  timeIsSuggested,
  timeIsToConfirm,
});

/** A part that is shortened keeps at least so many minutes. */
const SHORTEST_PART_MINUTES = 5;
const LONGEST_MINUTES = 1440;

type Resized =
  | { ok: true; publicEndFixed: WallClock | null; item: { id: number; minutes: number } | null }
  /** `earliest`: the earliest possible end, after the films and the parts that do not change. */
  | { ok: false; reason: 'notScheduled' }
  | { ok: false; reason: 'tooShort' | 'tooLong'; earliest: WallClock };

/**
 * A séance with a new end (wall clock). A fixed end is replaced, and the flexible part takes the
 * rest; else the flexible part changes; else the last part, if it is no film; else the end becomes
 * fixed, which leaves a pause after the film. Null removes a fixed end. Films keep their length, so
 * an end before theirs is refused.
 */
export function resized(event: LaidOutEvent, end: WallClock | null, index: RunningOrderIndex): Resized {
  const { startsAt } = event;
  const zone = index.draft.festival.timeZone;
  if (startsAt === null) return { ok: false, reason: 'notScheduled' };
  if (end === null) return { ok: true, publicEndFixed: null, item: null };
  const span = minutesBetween(startsAt, end, zone);
  const layout = layOut({ ...event, publicEndFixed: null }, index);
  const last = layout.parts.at(-1);
  const giving =
    layout.parts.find(({ item }) => item.elastic && item.kind !== 'film') ??
    (event.publicEndFixed === null && last?.item.kind !== 'film' ? last : undefined);
  const others = layout.parts.length === 0 ? 0 : layout.totalMinutes - (giving?.minutes ?? 0);
  const shortest = giving ? (giving.item.elastic ? SHORTEST_ELASTIC_MINUTES : SHORTEST_PART_MINUTES) : 0;
  const refused = (reason: 'tooShort' | 'tooLong'): Resized => ({
    ok: false,
    reason,
    earliest: addMinutes(startsAt, Math.max(others + shortest, SHORTEST_PART_MINUTES), zone),
  });
  if (span < others + shortest || span < SHORTEST_PART_MINUTES) return refused('tooShort');
  if (span > LONGEST_MINUTES) return refused('tooLong');
  if (!giving || event.publicEndFixed !== null) return { ok: true, publicEndFixed: end, item: null };
  return { ok: true, publicEndFixed: null, item: { id: giving.item.id, minutes: span - others } };
}

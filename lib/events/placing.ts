import { inUseOrder } from '#lib/model/draft.ts';
import { addMinutes, checkWallClock, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';
import type { Placement } from './grid-event.ts';

/*
 * Where séances stand after an act. The server writes it, and a grid shows it before the server has
 * answered.
 */

/** What decides a place. */
export type PlacementFacts = Omit<Placement, 'id' | 'version' | 'isLocked'>;

const settled = { timeIsSuggested: false, timeIsToConfirm: false };

/** The main room: the one a card stands in. */
export const mainRoomOf = ({ rooms }: Pick<PlacementFacts, 'rooms'>): number | null =>
  rooms.find(({ use }) => use === 'main')?.roomId ?? null;

/** The same rooms with `roomId` as the main one, or none; where it is retransmitted stays. */
export function withMainRoom(rooms: PlacementFacts['rooms'], roomId: number | null): PlacementFacts['rooms'] {
  const others = rooms.filter((room) => room.use !== 'main' && room.roomId !== roomId);
  return roomId === null ? others : [{ roomId, use: 'main' }, ...others];
}

/**
 * The same rooms with `to` in the place of `from`, used as that one was. A room is never two of a
 * séance's rooms: one that it already has exchanges its use with the one that goes there, so that
 * none is lost.
 */
export function withRoomInstead(rooms: PlacementFacts['rooms'], from: number, to: number): PlacementFacts['rooms'] {
  if (from === to || !rooms.some(({ roomId }) => roomId === from)) return rooms;
  const other = new Map([
    [from, to],
    [to, from],
  ]);
  return rooms.map(({ roomId, use }) => ({ roomId: other.get(roomId) ?? roomId, use })).sort(inUseOrder);
}

/** A start that the clocks of the zone skip is none. */
export const isSkipped = (start: WallClock, zone: string) => checkWallClock(start, zone) === 'skipped';

/**
 * To another start, a fixed end moving along by elapsed minutes; null takes the time away, what is
 * left out stays. A time that somebody sets is neither suggested nor to be confirmed any more.
 * `roomId` is the new main room, or what `fromRoomId` gives its place to.
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

/** How an act says that a séance has these rooms afterwards. */
export function roomChange(before: PlacementFacts['rooms'], after: PlacementFacts['rooms']): RoomChange {
  const main = { roomId: mainRoomOf({ rooms: after }) };
  const leadsThere = (change: RoomChange) => isSameRooms(roomsAfter(before, change), after);
  if (leadsThere(main)) return main;
  const changes = before.flatMap(({ roomId: fromRoomId }) => after.map(({ roomId }) => ({ roomId, fromRoomId })));
  return changes.find(leadsThere) ?? main;
}

/** Whether a séance uses the same rooms for the same. */
export const isSameRooms = (a: PlacementFacts['rooms'], b: PlacementFacts['rooms']): boolean =>
  a.length === b.length && a.every((one) => b.some(({ roomId, use }) => roomId === one.roomId && use === one.use));

/** Without a time; its rooms stay as a wish. */
export const unscheduled = ({ rooms }: PlacementFacts): PlacementFacts => ({
  startsAt: null,
  publicEndFixed: null,
  rooms,
  ...settled,
});

/** Later by elapsed minutes; one without a time stays without. */
export function shifted(place: PlacementFacts, minutes: number, zone: string): PlacementFacts {
  return place.startsAt === null
    ? pickPlace(place)
    : moved(place, { startsAt: addMinutes(place.startsAt, minutes, zone) }, zone);
}

/** Each at the start and in the main room of the other. */
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

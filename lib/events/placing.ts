import { addMinutes, checkWallClock, minutesBetween, type WallClock } from '../time/wall-clock.ts';
import type { Placement } from './grid-event.ts';

/* Where séances stand after an act. The server writes it, and a grid shows it before the server has answered. */

/** What decides a place. */
export type Place = Omit<Placement, 'id' | 'version' | 'isLocked'>;

const settled = { timeIsSuggested: false, timeIsToConfirm: false };

/** The main room: the one a card stands in. */
export const mainRoomOf = ({ rooms }: Pick<Place, 'rooms'>): number | null =>
  rooms.find(({ use }) => use === 'main')?.roomId ?? null;

/** The same rooms with `roomId` as the main one, or none; where it is retransmitted stays. */
export function withMainRoom(rooms: Place['rooms'], roomId: number | null): Place['rooms'] {
  const others = rooms.filter((room) => room.use !== 'main' && room.roomId !== roomId);
  return roomId === null ? others : [{ roomId, use: 'main' }, ...others];
}

/** A start that the clocks of the zone skip is none. */
export const isSkipped = (start: WallClock, zone: string) => checkWallClock(start, zone) === 'skipped';

/**
 * To another start, a fixed end moving along by elapsed minutes; null takes the time away, what is left out stays. A time that somebody
 * sets is neither suggested nor to be confirmed any more.
 */
export function moved(
  place: Place,
  to: { startsAt?: WallClock | null | undefined; roomId?: number | null | undefined },
  zone: string,
): Place {
  const { startsAt: from, publicEndFixed: end } = place;
  const rooms = to.roomId === undefined ? place.rooms : withMainRoom(place.rooms, to.roomId);
  if (to.startsAt === undefined || to.startsAt === from) return { ...pickPlace(place), rooms };
  const { startsAt } = to;
  const publicEndFixed = startsAt && from && end ? addMinutes(startsAt, minutesBetween(from, end, zone), zone) : null;
  return { startsAt, publicEndFixed, rooms, ...settled };
}

/** Without a time; its rooms stay as a wish. */
export const unscheduled = ({ rooms }: Place): Place => ({ startsAt: null, publicEndFixed: null, rooms, ...settled });

/** Later by elapsed minutes; one without a time stays without. */
export function shifted(place: Place, minutes: number, zone: string): Place {
  return place.startsAt === null
    ? pickPlace(place)
    : moved(place, { startsAt: addMinutes(place.startsAt, minutes, zone) }, zone);
}

/** Each at the start and in the main room of the other. */
export function swapped(a: Place, b: Place, zone: string): [Place, Place] {
  const to = (from: Place) => ({ startsAt: from.startsAt, roomId: mainRoomOf(from) });
  return [moved(a, to(b), zone), moved(b, to(a), zone)];
}

const pickPlace = ({ startsAt, publicEndFixed, rooms, timeIsSuggested, timeIsToConfirm }: Place): Place => ({
  startsAt,
  publicEndFixed,
  rooms,
  timeIsSuggested,
  timeIsToConfirm,
});

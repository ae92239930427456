import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { addDays, daysBetween, hourOfMinutes, minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import { addMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import type { GridAct } from './acts-schema.ts';
import type { Board } from './board.ts';
import { isSkipped, mainRoomOf, moved, roomChange, unscheduled } from './placing.ts';
import { resized } from './resized.ts';

/**
 * A spot of the grid: minutes are counted from midnight of the festival day, so that 00:30 in its
 * night is 1,470.
 */
export type Spot = Readonly<{ date: string; roomId: number; minutes: number }>;

const DAY = 1440;

/** The wall clock of a spot. */
export function wallOf({ date, minutes }: Pick<Spot, 'date' | 'minutes'>): WallClock {
  const days = Math.floor(minutes / DAY);
  const rest = minutes - days * DAY;
  return `${addDays(date, days)}T${hourOfMinutes(rest)}`;
}

/** Where the card of a séance begins; null when it stands in no column. */
export function spotOf(event: DraftEvent, board: Board): Spot | null {
  if (!isScheduled(event)) return null;
  const date = festivalDayOf(event.startsAt, board.draft.festival.dayStartsAt);
  const roomId = mainRoomOf(event) ?? event.rooms[0]?.roomId;
  return roomId === undefined ? null : { date, roomId, minutes: minutesOfDay(date, event.startsAt) };
}

/**
 * To the nearest step, inside the festival day: from the hour it begins to the last step before the
 * next one does.
 */
export function snapped(minutes: number, step: number, dayStartsAt: string): number {
  const first = minutesOfHour(dayStartsAt);
  const last = first + DAY - step;
  return Math.min(last, Math.max(first, Math.round(minutes / step) * step));
}

/** The next step later, or sooner: from 14:40 in steps of 15 minutes it is 14:45, or 14:30. */
export const nextStep = (minutes: number, step: number, way: 1 | -1): number =>
  way === 1 ? (Math.floor(minutes / step) + 1) * step : (Math.ceil(minutes / step) - 1) * step;

/**
 * Where each of several séances goes when `lead` goes to `to`: days, hours and columns apart stay
 * the same.
 */
type Moved = { event: DraftEvent; to: Spot };

/**
 * `room` is that of the card that is held: a séance has a card in each of its rooms, and the others
 * stay.
 */
type Hand = { room?: number | null | undefined; isCopy?: boolean };

/**
 * The séances `ids` as they would stand after `lead` was put at `to`. Those without a place go
 * behind each other into the lead's column. `rooms` is the order of the columns; a group stops at
 * its edge. Locked ones stay and are left out, but copies are made of them too.
 */
export function movedTogether(
  board: Board,
  ids: readonly number[],
  lead: number,
  to: Spot,
  rooms: readonly number[],
  { room = null, isCopy = false }: Hand = {},
): Moved[] {
  const leader = board.events.get(lead);
  const stays = (event: DraftEvent) => event.isLocked && !isCopy;
  if (!leader || stays(leader)) return [];
  const from = cardOf(leader, board, room);
  if (!from || ids.length === 1) return [{ event: placed(leader, from, to, board), to }];
  const places = ids.flatMap((id) => {
    const event = board.events.get(id);
    const spot = event && !stays(event) ? cardOf(event, board, id === lead ? room : null) : null;
    return event && spot ? [{ event, spot }] : [];
  });
  const at = (roomId: number) => rooms.indexOf(roomId);
  const shift = clamped(
    at(to.roomId) - at(from.roomId),
    places.map(({ spot }) => at(spot.roomId)).filter((column) => column >= 0),
    rooms.length,
  );
  const days = daysBetween(from.date, to.date);
  const minutes = to.minutes - from.minutes;
  return places.map(({ event, spot }) => {
    const target = {
      date: addDays(spot.date, days),
      // A room that is not drawn has no column to go along from.
      roomId: at(spot.roomId) < 0 ? spot.roomId : (rooms[at(spot.roomId) + shift] ?? spot.roomId),
      minutes: spot.minutes + minutes,
    };
    return { event: placed(event, spot, target, board), to: target };
  });
}

/** How far all of them can go together. */
function clamped(shift: number, columns: readonly number[], count: number): number {
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  return Math.max(-first, Math.min(shift, count - 1 - last));
}

/**
 * Where the card of a séance in this room begins; that of its main room where it has none there.
 */
function cardOf(event: DraftEvent, board: Board, room: number | null): Spot | null {
  const spot = spotOf(event, board);
  return spot && event.rooms.some(({ roomId }) => roomId === room) ? { ...spot, roomId: room ?? spot.roomId } : spot;
}

/**
 * A séance whose card was at `from` and is at `to`. One that stood nowhere gives its main room, a
 * wish, away.
 */
function placed(event: DraftEvent, from: Spot | null, to: Spot, board: Board): DraftEvent {
  const { timeZone } = board.draft.festival;
  const fromRoomId = from?.roomId ?? mainRoomOf(event) ?? undefined;
  return { ...event, ...moved(event, { startsAt: wallOf(to), roomId: to.roomId, fromRoomId }, timeZone) };
}

/** A séance back in the list beside the grid. */
export const takenOff = (event: DraftEvent): DraftEvent => ({ ...event, ...unscheduled(event) });

/**
 * A séance whose public ends at `minutes` of its day, where its films allow it; null where they do
 * not.
 */
export function stretched(
  event: DraftEvent,
  minutes: number,
  board: Board,
): { event: DraftEvent; end: WallClock } | null {
  const spot = spotOf(event, board);
  if (!spot || event.isLocked) return null;
  // A card is as long as its séance in elapsed minutes, also in the night the clocks change.
  const end = addMinutes(event.startsAt ?? '', minutes - spot.minutes, board.draft.festival.timeZone);
  const result = resized(event, end, board);
  if (!result.ok) return null;
  const { item, publicEndFixed } = result;
  const items = item
    ? event.items.map((one) => (one.id === item.id ? { ...one, minutes: item.minutes } : one))
    : event.items;
  return { event: { ...event, publicEndFixed, items }, end };
}

/** The act that puts séances where they are shown. */
export function moveAct(before: readonly DraftEvent[], after: readonly DraftEvent[]): GridAct {
  const seen = byId(before);
  return {
    act: 'move',
    events: after.map(({ id, version, startsAt, rooms }) => {
      const known = seen.get(id);
      return { id, version: known?.version ?? version, startsAt, ...roomChange(known?.rooms ?? rooms, rooms) };
    }),
  };
}

/** Whether the clocks of the zone skip this spot: nothing can begin there. */
export const isSkippedSpot = (spot: Spot, zone: string): boolean => isSkipped(wallOf(spot), zone);

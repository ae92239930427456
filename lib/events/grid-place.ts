import { type Draft, type DraftEvent, type DraftIndex, indexDraft, isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { addDays, daysBetween, hourOfMinutes, minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf, minutesOfDay } from '#lib/time/festival-day.ts';
import { addMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import type { GridAct } from './acts-schema.ts';
import type { GridScene } from './grid-scene.ts';
import { isSkipped, mainRoomOf, moved, resized, roomChange, unscheduled } from './placing.ts';
import { runningOrderOf } from './running-order.ts';

/*
 * Places in the grid: from a wall clock to a spot and back, steps, several séances moved together,
 * and the posts that save a move.
 */

/**
 * A spot of the grid. Minutes count from midnight of the festival day, so that 00:30 in its night
 * is 1,470.
 */
export type Spot = Readonly<{ date: string; roomId: number; minutes: number }>;

const DAY = 1440;

/** The wall clock of a spot. */
export function wallOf({ date, minutes }: Pick<Spot, 'date' | 'minutes'>): WallClock {
  const days = Math.floor(minutes / DAY);
  const rest = minutes - days * DAY;
  return `${addDays(date, days)}T${hourOfMinutes(rest)}`;
}

/** Where the card of a séance begins; null when it is in no column. */
export function spotOf(event: DraftEvent, board: Board): Spot | null {
  if (!isScheduled(event)) return null;
  const date = festivalDayOf(event.startsAt, board.draft.festival.dayStartsAt);
  const roomId = mainRoomOf(event) ?? event.rooms[0]?.roomId;
  return roomId === undefined ? null : { date, roomId, minutes: minutesOfDay(date, event.startsAt) };
}

/**
 * The nearest step within the festival day: from the hour at which it begins to the last step
 * before the next day begins.
 */
export function snapped(minutes: number, step: number, dayStartsAt: string): number {
  const first = minutesOfHour(dayStartsAt);
  const last = first + DAY - step;
  return Math.min(last, Math.max(first, Math.round(minutes / step) * step));
}

/** The next step later or earlier: from 14:40 in steps of 15 minutes it is 14:45 or 14:30. */
export const nextStep = (minutes: number, step: number, way: 1 | -1): number =>
  way === 1 ? (Math.floor(minutes / step) + 1) * step : (Math.ceil(minutes / step) - 1) * step;

/** Where a séance goes when several move together. */
type Moved = { event: DraftEvent; to: Spot };

/**
 * `room` is the room of the card being dragged: a séance has a card in each of its rooms, and its
 * other rooms stay.
 */
type Hand = { room?: number | null | undefined; isCopy?: boolean };

/**
 * The séances `ids` after `lead` was dropped at `to`: all move by the same days, minutes and
 * columns as the lead. If the lead had no place yet, all that have none go one after the other into
 * its column. `rooms` is the order of the columns; a group stops at the first or last one. Locked
 * séances stay and are left out, but may be copied.
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
  if (!from)
    return inTurn(
      ids.flatMap((id) => board.events.get(id) ?? []).filter((event) => !stays(event)),
      to,
      board,
    );
  if (ids.length === 1) return [{ event: placed(leader, from, to, board), to }];
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
      // A room without a column on screen cannot move by columns, so it stays.
      roomId: at(spot.roomId) < 0 ? spot.roomId : (rooms[at(spot.roomId) + shift] ?? spot.roomId),
      minutes: spot.minutes + minutes,
    };
    return { event: placed(event, spot, target, board), to: target };
  });
}

/** Séances without a place, one after the other from `to` on, as soon as its room is free. */
function inTurn(events: readonly DraftEvent[], to: Spot, board: Board): Moved[] {
  let free = to.minutes;
  return events
    .filter((event) => spotOf(event, board) === null)
    .map((waiting, at) => {
      const first = { ...to, minutes: free };
      const doors = at === 0 ? 0 : runningOrderOf(placed(waiting, null, first, board), board).doorsMinutes;
      const spot = { ...first, minutes: free + doors };
      const event = placed(waiting, null, spot, board);
      const { freeAt } = runningOrderOf(event, board);
      if (freeAt) free = minutesOfDay(to.date, freeAt);
      return { event, to: spot };
    });
}

/** By how many columns all of them can move together. */
function clamped(shift: number, columns: readonly number[], count: number): number {
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  return Math.max(-first, Math.min(shift, count - 1 - last));
}

/** The spot of a séance's card in this room; of its main room where it does not use this one. */
function cardOf(event: DraftEvent, board: Board, room: number | null): Spot | null {
  const spot = spotOf(event, board);
  return spot && event.rooms.some(({ roomId }) => roomId === room) ? { ...spot, roomId: room ?? spot.roomId } : spot;
}

/**
 * A séance whose card was moved from `from` to `to`. A séance without a time loses its main room,
 * which was only a wish.
 */
function placed(event: DraftEvent, from: Spot | null, to: Spot, board: Board): DraftEvent {
  const { timeZone } = board.draft.festival;
  const fromRoomId = from?.roomId ?? mainRoomOf(event) ?? undefined;
  return { ...event, ...moved(event, { startsAt: wallOf(to), roomId: to.roomId, fromRoomId }, timeZone) };
}

/** A séance put back into the list beside the grid. */
export const takenOff = (event: DraftEvent): DraftEvent => ({ ...event, ...unscheduled(event) });

/**
 * A séance whose public end is set to `minutes` of its day; null where its films do not allow it.
 */
export function stretched(
  event: DraftEvent,
  minutes: number,
  board: Board,
): { event: DraftEvent; end: WallClock } | null {
  const spot = spotOf(event, board);
  if (!spot || event.isLocked) return null;
  // A card is as long as its séance in elapsed minutes, also in the night when the clocks change.
  const end = addMinutes(event.startsAt ?? '', minutes - spot.minutes, board.draft.festival.timeZone);
  const result = resized(event, end, board);
  if (!result.ok) return null;
  const { item, publicEndFixed } = result;
  const items = item
    ? event.items.map((one) => (one.id === item.id ? { ...one, minutes: item.minutes } : one))
    : event.items;
  return { event: { ...event, publicEndFixed, items }, end };
}

/** The act to post so that séances are saved as they are shown. */
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

/** Whether the clocks of the zone skip this spot, so that nothing can begin there. */
export const isSkippedSpot = (spot: Spot, zone: string): boolean => isSkipped(wallOf(spot), zone);

/**
 * The draft that a grid works on in the browser: a scene, indexed. It lacks texts, so only rules
 * about place and time may be applied to it.
 */
export type Board = DraftIndex;

export function gridBoardOf(scene: GridScene): Board {
  const { dates: _, lastChange: __, versionLabels: ___, ...draft } = scene;
  return indexDraft({ ...draft, crews: [], series: [], offers: [], pages: [], partners: [] } as unknown as Draft);
}

/** The board with exactly these séances. */
export const withAll = (board: Board, events: ReadonlyMap<number, DraftEvent>): Board => ({
  ...board,
  events,
  draft: { ...board.draft, events: [...events.values()] },
});

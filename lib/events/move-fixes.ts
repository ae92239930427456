import type { DraftEvent, DraftRoom } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { type Interval, overlaps } from '#lib/time/interval.ts';
import { addMinutes, minutesBetween, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { roomRule } from './clashes.ts';
import type { FixAct } from './fix-acts.ts';
import { dayHours, firstFreeStart, lastFreeStart, STEP_MINUTES } from './free-starts.ts';
import { holdsBy } from './occupations.ts';
import { mainRoomOf } from './placing.ts';
import { contentOf, eventDayOf, type Prepared } from './prepared.ts';
import { canDo, needsOf } from './room-abilities.ts';
import { bySlotWorth } from './slots.ts';

/**
 * Whether a séance that lies within the hours of its day would no longer do so, `by` minutes later.
 */
function leavesItsDay(prepared: Prepared, event: DraftEvent, startsAt: WallClock, by: number): boolean {
  const own = contentOf(prepared, event);
  const { dayStartsAt } = prepared.index.draft.festival;
  const isWithin = (wall: WallClock, later: number) => {
    const { start, end } = dayHours(prepared, festivalDayOf(wall, dayStartsAt));
    return own !== null && own.start + later >= start && own.end + later <= end;
  };
  return event.startsAt !== null && isWithin(event.startsAt, 0) && !isWithin(startsAt, by);
}

/**
 * Moves the séance to another start within the hours of its day, not in the past; a fixed end moves
 * along.
 */
function moveTo(prepared: Prepared, event: DraftEvent, startsAt: WallClock | null): FixAct[] {
  if (!startsAt || !event.startsAt || startsAt === event.startsAt || event.isLocked) return [];
  const { timeZone } = prepared.index.draft.festival;
  const by = minutesBetween(event.startsAt, startsAt, timeZone);
  const { from = Number.NEGATIVE_INFINITY } = prepared.index;
  if (toEpochMinutes(startsAt, timeZone) < from || leavesItsDay(prepared, event, startsAt, by)) return [];
  const publicEndFixed = event.publicEndFixed && addMinutes(event.publicEndFixed, by, timeZone);
  return [{ kind: 'move-event', eventId: event.id, startsAt, publicEndFixed }];
}

/**
 * Moves the later séance to a later start. If it is locked or has nowhere to go, moves the earlier
 * one to a later start instead; without an earlier one, moves the séance to an earlier start.
 */
export function* movedBy(prepared: Prepared, later: DraftEvent, earlier?: DraftEvent): Generator<FixAct> {
  yield* moveTo(prepared, later, firstFreeStart(later, prepared));
  if (earlier) yield* moveTo(prepared, earlier, firstFreeStart(earlier, prepared));
  else yield* moveTo(prepared, later, lastFreeStart(later, prepared));
}

/** Moves it to a start at which it does not overlap with `other`, in whichever room that is. */
export function* movedApart(prepared: Prepared, event: DraftEvent, other: DraftEvent): Generator<FixAct> {
  const [own, theirs] = [contentOf(prepared, event), contentOf(prepared, other)];
  if (!own || !theirs) return;
  const avoid: Interval[] = [{ start: theirs.start - (own.end - own.start), end: theirs.end }];
  yield* moveTo(prepared, event, firstFreeStart(event, prepared, avoid));
}

/** Moves it to the best starts in its room, where wishes count. */
export function* movedToWish(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  const places = candidatesOf(prepared, event).filter(
    ({ room, blocking }) => blocking === 0 && room.id === mainRoomOf(event),
  );
  const now = contentOf(prepared, event)?.start ?? 0;
  const far = ({ start }: Candidate) => Math.abs(start - now);
  for (const { startsAt } of places
    .sort((a, b) => bySlotWorth({ ...a, slack: 0 }, { ...b, slack: 0 }) || far(a) - far(b))
    .slice(0, 3))
    yield* moveTo(prepared, event, startsAt);
}

/**
 * Moves one of the séances by so many minutes, so that a gap grows; the last ones first, because
 * nothing follows them.
 */
export function* movedOn(prepared: Prepared, events: readonly DraftEvent[], minutes: number): Generator<FixAct> {
  const { timeZone } = prepared.index.draft.festival;
  const by = Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
  for (const event of [...events].reverse())
    if (event.startsAt) yield* moveTo(prepared, event, addMinutes(event.startsAt, by, timeZone));
}

/** Only so many rooms are tried, because each has to be checked against everything it touches. */
const MAX_TRIED = 4;

/**
 * Rooms of the same kind that are free at that time and have the needed equipment: those of the
 * same venue first, then the nearest in size.
 */
export function* otherRooms(
  prepared: Prepared,
  event: DraftEvent,
  fromRoomId: number | undefined,
  inVenueId?: number,
): Generator<FixAct> {
  const from = prepared.index.rooms.get(fromRoomId ?? 0);
  if (event.isLocked || !from || from.kind !== 'room') return;
  const used = new Set(event.rooms.map(({ roomId }) => roomId));
  const needs = needsOf(prepared, event);
  const fits = (room: DraftRoom) =>
    room.kind === 'room' &&
    !used.has(room.id) &&
    (inVenueId === undefined || room.venueId === inVenueId) &&
    (room.seats ?? Number.POSITIVE_INFINITY) >= (event.capacity ?? 0) &&
    needs.every(({ ability }) => canDo(room, ability) !== false) &&
    isFree(prepared, event, room);
  const distance = (room: DraftRoom) =>
    (room.venueId === from.venueId ? 0 : 1_000_000) + Math.abs((room.seats ?? 0) - (from.seats ?? 0));
  const rooms = prepared.index.draft.rooms
    .filter(fits)
    .sort((a, b) => distance(a) - distance(b) || a.number - b.number);
  for (const room of rooms.slice(0, MAX_TRIED))
    yield { kind: 'change-room', eventId: event.id, fromRoomId: from.id, roomId: room.id };
}

function isFree(prepared: Prepared, event: DraftEvent, room: DraftRoom): boolean {
  const [own] = roomRule.holds(prepared, event, room.id);
  return !own || holdsBy(prepared, roomRule, room.id).every((held) => !overlaps(own, held));
}

/**
 * « Échanger les salles » with a séance at the same time in another room; only séances with a
 * single room.
 */
export function* swaps(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  const day = eventDayOf(prepared, event);
  const own = contentOf(prepared, event);
  if (event.isLocked || !day || !own || event.rooms.length !== 1) return;
  const needs = needsOf(prepared, event);
  let tried = 0;
  for (const other of prepared.byDay.get(day) ?? []) {
    const [room] = other.rooms;
    const theirs = contentOf(prepared, other);
    if (!room || !theirs || other.isLocked || other.rooms.length !== 1 || !overlaps(own, theirs)) continue;
    if (other.id === event.id || room.roomId === event.rooms[0]?.roomId) continue;
    if (needs.some(({ ability }) => canDo(prepared.index.rooms.get(room.roomId), ability) === false)) continue;
    if (tried === MAX_TRIED) return;
    tried += 1;
    yield { kind: 'swap-rooms', eventIds: [event.id, other.id] };
  }
}

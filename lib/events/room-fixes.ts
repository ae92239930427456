import type { DraftEvent, DraftRoom } from '#lib/model/draft.ts';
import { overlaps } from '#lib/time/interval.ts';
import type { FixAct } from './fix-acts.ts';
import { holdsBy } from './pair-rule.ts';
import { contentOf, eventDayOf, type Prepared } from './prepared.ts';
import { canDo, needsOf } from './room-abilities.ts';
import { roomRule } from './room-clashes.ts';

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

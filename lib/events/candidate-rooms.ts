import type { DraftEvent, DraftRoom } from '#lib/model/draft.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';
import { mainRoomOf, withMainRoom } from './placing.ts';
import type { Prepared } from './prepared.ts';
import { canDo, needsOf } from './room-abilities.ts';

/**
 * The rooms a séance could be held in: of the kind it is in now (else real rooms), large enough,
 * able to do what it needs, and where it is within the remit of whoever looks.
 */
export function candidateRooms(prepared: Prepared, event: DraftEvent): DraftRoom[] {
  const { index } = prepared;
  const kind = index.rooms.get(mainRoomOf(event) ?? 0)?.kind ?? 'room';
  const needs = needsOf(prepared, event);
  return index.draft.rooms.filter(
    (room) =>
      room.kind === kind &&
      (room.seats ?? Number.POSITIVE_INFINITY) >= (event.capacity ?? 0) &&
      needs.every(({ ability }) => canDo(room, ability) !== false) &&
      mayChangeEvent(index.remit, { ...event, rooms: withMainRoom(event.rooms, room.id) }),
  );
}

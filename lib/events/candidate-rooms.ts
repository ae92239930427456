import type { DraftEvent, DraftRoom } from '#lib/model/draft.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';
import { mainRoomOf, withMainRoom } from './placing.ts';
import type { Prepared } from './prepared.ts';
import { canDo, needsOf } from './room-abilities.ts';

/**
 * The rooms in which a séance could be held: of the same kind as its present one (else real rooms),
 * large enough, equipped for what it needs, and, where somebody has a remit, within it.
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

import { conflictsOf } from '#lib/events/conflicts.ts';
import type { Board } from '#lib/events/grid-place.ts';
import { preparedOf, withMoved } from '#lib/events/prepared.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { isOfPlace } from '#lib/events/warning.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Held } from './grid-state.ts';

/** The warnings there would be if the séances stood where they are held. */
export function consequences(event: DraftEvent, held: Held, board: Board) {
  const prepared = preparedOf(board);
  // A copy stands beside its original, so it gets another id, as the two may clash.
  const id = held.act === 'copy' ? COPY : event.id;
  const then = (held.act === 'copy' ? [{ ...event, id }] : held.events).reduce(withMoved, prepared);
  const warnings = conflictsOf(then, { of: id }).filter(isOfPlace);
  const order = runningOrderOf(event, board);
  const { dayStartsAt } = board.draft.festival;
  const day = event.startsAt && festivalDayOf(event.startsAt, dayStartsAt);
  const roomId = held.at?.roomId ?? event.rooms[0]?.roomId;
  let next: DraftEvent | null = null;
  // What begins after midnight belongs to the same evening.
  for (const other of board.draft.events) {
    if (held.ids.includes(other.id) || !other.startsAt || !order.publicEnd || other.startsAt < order.publicEnd)
      continue;
    if (!other.rooms.some((room) => room.roomId === roomId)) continue;
    if (festivalDayOf(other.startsAt, dayStartsAt) !== day) continue;
    if (!next?.startsAt || other.startsAt < next.startsAt) next = other;
  }
  return { next, warnings };
}

const COPY = -1_000_000;

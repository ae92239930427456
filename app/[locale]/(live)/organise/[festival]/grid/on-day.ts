import { byStart } from '#lib/grouped.ts';
import { type Draft, type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';

/**
 * The séances of a day, or of one room, that this person can shift, and how many stay because they
 * are locked or not theirs.
 */
export function onDay(
  { festival, events }: Pick<Draft, 'festival' | 'events'>,
  day: string,
  roomId: number | null,
  isMine: (event: DraftEvent) => boolean,
) {
  const on = events.filter(
    (event) =>
      isScheduled(event) &&
      event.status === 'planned' &&
      festivalDayOf(event.startsAt, festival.dayStartsAt) === day &&
      (roomId === null || event.rooms.some((room) => room.roomId === roomId)),
  );
  const mine = on.filter(isMine);
  const moves = mine.filter(({ isLocked }) => !isLocked).sort(byStart);
  return { moves, locked: mine.length - moves.length, theirs: on.length - mine.length };
}

import type { DayChange } from './day-history.ts';

/** The séances about which a line of the day's history told people something, by number. */
function eventsTold({ what }: DayChange): readonly number[] {
  if (what.kind === 'act') return what.done.flatMap(({ events }) => events);
  if (what.kind === 'delay' || what.kind === 'ended') return what.events;
  return (what.kind === 'places' || what.kind === 'notice') && what.event !== null ? [what.event] : [];
}

/**
 * The last thing that was said or done today about one of these séances (numbers), by whom and
 * when; null when nothing was. `history`: the newest first.
 */
export const lastToldOf = (history: readonly DayChange[], events: readonly number[]): DayChange | null =>
  history.find((change) => eventsTold(change).some((event) => events.includes(event))) ?? null;

/**
 * A later announcement that changes the hours or places told by this act; null when its message
 * still holds.
 */
export function overtaking(history: readonly DayChange[], change: DayChange): DayChange | null {
  const since = history.slice(
    0,
    Math.max(
      0,
      history.findIndex(({ batch }) => batch === change.batch),
    ),
  );
  const isTelling = ({ what }: DayChange) =>
    what.kind === 'act' || what.kind === 'delay' || (what.kind === 'ended' && what.fact === 'delay');
  return lastToldOf(since.filter(isTelling), eventsTold(change));
}

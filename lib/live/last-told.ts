import type { DayChange } from './day-history.ts';

/** The séances a line of the day's history says something of that people were told, by number. */
function eventsTold({ what }: DayChange): readonly number[] {
  if (what.kind === 'act' || what.kind === 'delay' || what.kind === 'ended') return what.events;
  return (what.kind === 'places' || what.kind === 'notice') && what.event !== null ? [what.event] : [];
}

/**
 * What was told or done last about one of these séances (numbers) today, by whom and when; null
 * when nothing was. `history`: the newest first.
 */
export const lastToldOf = (history: readonly DayChange[], events: readonly number[]): DayChange | null =>
  history.find((change) => eventsTold(change).some((event) => events.includes(event))) ?? null;

/**
 * What was told after one act and makes another of the hours or places it told people of; null when
 * its message still holds.
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

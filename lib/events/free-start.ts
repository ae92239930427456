import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { startsWithin } from '#lib/occupancy/apart.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Interval } from '#lib/time/interval.ts';
import { fromEpochMinutes, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import { firmRules } from './conflicts.ts';
import { type Prepared, preparedOf } from './prepared.ts';
import { startMarks, windowsOf } from './start-marks.ts';

/** A séance moved by more than this is a new plan, not a correction. */
export const FARTHEST_MINUTES = 240;
export const STEP_MINUTES = 5;

/**
 * The earliest start, the present one or later, at which a séance clashes with nothing: its rooms
 * are open and free including the changeover, and the people it expects are present and not needed
 * or on the way elsewhere. On the same festival day, at most four hours later, in steps of five
 * minutes; null when there is none, or when the séance has no start. `avoid`: further starts to be
 * avoided (open intervals of epoch minutes).
 */
export function firstFreeStart(
  event: DraftEvent,
  of: DraftIndex | Prepared,
  avoid: readonly Interval[] = [],
): WallClock | null {
  return freeStart(event, of, avoid, (at, taken) => {
    for (const { start, end } of [...taken].sort((a, b) => a.start - b.start))
      if (at > start && at < end) at = Math.ceil(end / STEP_MINUTES) * STEP_MINUTES;
    return at;
  });
}

/** The same backwards: the latest start, the present one or earlier. */
export function lastFreeStart(event: DraftEvent, of: DraftIndex | Prepared): WallClock | null {
  return freeStart(event, of, [], (at, taken) => {
    for (const { start, end } of [...taken].sort((a, b) => b.end - a.end))
      if (at > start && at < end) at = Math.floor(start / STEP_MINUTES) * STEP_MINUTES;
    return at;
  });
}

function freeStart(
  event: DraftEvent,
  of: DraftIndex | Prepared,
  avoid: readonly Interval[],
  find: (at: number, taken: readonly Interval[]) => number,
): WallClock | null {
  const prepared = 'planned' in of ? of : preparedOf(of);
  const { timeZone, dayStartsAt } = prepared.index.draft.festival;
  if (event.startsAt === null) return null;
  const start = toEpochMinutes(event.startsAt, timeZone);
  const open = startsWithin(windowsOf(prepared, event, festivalDayOf(event.startsAt, dayStartsAt)), start);
  const taken = [
    { start: Number.NEGATIVE_INFINITY, end: open.from },
    { start: open.until - 1, end: Number.POSITIVE_INFINITY },
    ...Array.from(startMarks(prepared, event, firmRules), ({ from, until }) => ({ start: from - 1, end: until })),
    ...avoid,
  ];
  const at = find(start, taken);
  if (!Number.isFinite(at) || Math.abs(at - start) > FARTHEST_MINUTES) return null;
  const wall = fromEpochMinutes(at, timeZone);
  return festivalDayOf(wall, dayStartsAt) === festivalDayOf(event.startsAt, dayStartsAt) ? wall : null;
}

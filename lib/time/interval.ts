/** Half-open, in epoch minutes: intervals that only touch do not overlap. */
export type Interval = Readonly<{ start: number; end: number }>;

/** How many minutes two intervals share; 0 when they only touch. */
export function overlapMinutes(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** The minutes between two intervals; 0 when they touch, negative when they overlap. */
export const minutesApart = (a: Interval, b: Interval): number => Math.max(a.start - b.end, b.start - a.end);

/** Sorted, with adjacent and overlapping ones joined. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const whole: Interval[] = [];
  for (const one of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && one.start <= last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, one.end) };
    else whole.push(one);
  }
  return whole;
}

/** How many minutes they cover together: what overlaps counts once. */
export const coveredMinutes = (intervals: readonly Interval[]): number =>
  merged(intervals).reduce((sum, { start, end }) => sum + end - start, 0);

export const overlaps = (a: Interval, b: Interval): boolean => overlapMinutes(a, b) > 0;

/**
 * Visits every overlapping pair once, the earlier start first; with `most`, also pairs with less
 * than that between them. It sweeps the sorted intervals, so the time depends on sorting and on the
 * pairs found, not on all pairs. Empty intervals overlap nothing.
 */
export function sweep<T extends Interval>(
  intervals: readonly T[],
  visit: (earlier: T, later: T) => void,
  most = 0,
): void {
  const sorted = intervals.filter((i) => i.end > i.start).sort((a, b) => a.start - b.start || a.end - b.end);
  const open: T[] = [];
  for (const interval of sorted) {
    // Intervals that have ended are removed in place, because a new list for each interval took as
    // long as the visits.
    let stillOpen = 0;
    for (const earlier of open) {
      if (earlier.end + most <= interval.start) continue;
      open[stillOpen] = earlier;
      stillOpen += 1;
      visit(earlier, interval);
    }
    open.length = stillOpen;
    open.push(interval);
  }
}

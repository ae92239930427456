export type PartOfDay =
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'earlyAfternoon'
  | 'lateAfternoon'
  | 'daytime'
  | 'evening'
  | 'night'
  | 'deepNight';

export type Kind =
  // Days.
  | 'weekday'
  | 'date'
  | 'month'
  | 'each'
  | 'days'
  | 'every'
  | 'weekend'
  | 'weekdays'
  | 'first'
  | 'last'
  | 'nth'
  | 'count'
  | 'others'
  | 'rest'
  | 'restOfDay'
  | 'those'
  | 'that'
  // Hours.
  | 'number'
  | 'clock'
  | 'midday'
  | 'midnight'
  | 'part'
  | 'am'
  | 'pm'
  | 'whole'
  | 'dayEnd'
  | 'dayStart'
  | 'onwards'
  | 'atMost'
  | 'pause'
  // Words between days and hours.
  | 'from'
  | 'after'
  | 'until'
  | 'before'
  | 'between'
  | 'to'
  | 'dash'
  | 'for'
  | 'about'
  | 'and'
  | 'or'
  | 'comma'
  | 'slash'
  | 'colon'
  | 'stop'
  | 'open'
  | 'close'
  | 'but'
  | 'so'
  | 'because'
  | 'purpose'
  | 'then'
  | 'also'
  | 'where'
  // Words about days and hours.
  | 'except'
  | 'only'
  | 'not'
  | 'yes'
  | 'offer'
  | 'busy'
  | 'busyUntil'
  | 'vagueFrom'
  | 'arrive'
  | 'depart'
  | 'leave'
  | 'otherwise'
  | 'same'
  | 'doubt'
  | 'amount'
  | 'article'
  | 'filler'
  /** About somebody's life: what they do instead, or why. */
  | 'reason'
  | 'unknown';

/** The meaning of a word or a number; hours are clock times. */
export type SaidMeaning = {
  is: Kind;
  value: number;
  part?: PartOfDay;
  /** For an hour or a number: its minutes. */
  minutes?: number;
  /** For an hour: whether it was said in 24-hour form, or with am or pm. */
  isSure?: boolean;
  /** For a date: its month; 0 for a number that can only be a day: « 1er ». */
  month?: number;
};

/** Minutes after the day starts. */
export type Range = readonly [from: number, until: number];
export const DAY_MINUTES = 1440;
export const WHOLE_DAY: Range = [0, DAY_MINUTES];

export const isInside = (inner: Range, outer: Range) => inner[0] >= outer[0] && inner[1] <= outer[1];
export const rangesOverlap = (a: Range, b: Range) => a[0] < b[1] && b[0] < a[1];

/** Sorted, with adjacent ones joined. */
export function joinedRanges(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && range[0] <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], range[1])];
    else all.push(range);
  }
  return all;
}

/** The hours that are in both. */
export function withinRanges(ranges: readonly Range[], limits: readonly Range[]): Range[] {
  const shared = ([from, until]: Range, [a, b]: Range): Range => [Math.max(from, a), Math.min(until, b)];
  const all = ranges.flatMap((range) => limits.map((limit) => shared(range, limit)));
  return joinedRanges(all.filter(([from, until]) => from < until));
}

/** The first hours without the second. */
export function without(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  return taken.reduce<readonly Range[]>(
    (left, [from, until]) =>
      withinRanges(left, [
        [0, from],
        [until, DAY_MINUTES],
      ]),
    ranges,
  ) as Range[];
}

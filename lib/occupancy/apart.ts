import { type Interval, overlapMinutes } from '#lib/time/interval.ts';

type Pair = readonly [one: Interval, other: Interval];

/**
 * What a rule demands of two holds on one thing (a room, a person, a copy), in a draft or in a
 * published document: the time of each during which the other must not take place, and the minutes
 * that must lie between two times. Used by warnings, possible starts, delays and proposals. Epoch
 * minutes.
 */
export type Apart = Readonly<{
  alone: Pair;
  near: Pair;
  /** The minutes required between them, when the first comes first, and when the second does. */
  gaps: readonly [number, number];
}>;

/**
 * By how much two holds break the rule: the minutes of overlap, and the minutes missing between
 * them.
 */
export function shortfallOf({ alone, near, gaps }: Apart): { overlap: number; missing: number } {
  return {
    overlap: overlapMinutes(alone[0], alone[1]),
    missing: Math.max(missingOf(near[0], near[1], gaps[0]), missingOf(near[1], near[0], gaps[1])),
  };
}

const missingOf = (first: Interval, second: Interval, minutes: number) =>
  second.start < first.end ? 0 : Math.max(0, minutes - (second.start - first.end));

/** A range of starts in epoch minutes, without `until` itself. */
export type Starts = { from: number; until: number };

/**
 * The starts at which the first hold, which begins at `start` now, would break the rule: each range
 * has the level `atOnce` for an overlap, or `tooNear` for too few minutes between.
 */
export function failingStarts<L>({ alone, near, gaps }: Apart, start: number, atOnce: L, tooNear: L) {
  const [a, b] = alone;
  const [one, other] = near;
  const found: (Starts & { level: L })[] = [];
  if (a.end > a.start && b.end > b.start)
    found.push({ level: atOnce, from: start + b.start - a.end + 1, until: start + b.end - a.start });
  const [latest, soonest] = [start + other.start - one.end, start + other.end - one.start];
  if (gaps[0] > 0) found.push({ level: tooNear, from: latest - gaps[0] + 1, until: latest + 1 });
  if (gaps[1] > 0) found.push({ level: tooNear, from: soonest, until: soonest + gaps[1] });
  return found;
}

/**
 * The starts at which each of these holds would be within its window, for something that begins at
 * `start` now.
 */
export function startsWithin(windows: Iterable<readonly [hold: Interval, open: Interval]>, start: number): Starts {
  const starts = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  for (const [hold, open] of windows) {
    starts.from = Math.max(starts.from, start + open.start - hold.start);
    starts.until = Math.min(starts.until, start + open.end - hold.end + 1);
  }
  return starts;
}

/** The rule that two holds must not overlap; nothing has to lie between them. */
export function notAtOnce(one: Interval, other: Interval): Apart {
  const holds = [one, other] as const;
  return { alone: holds, near: holds, gaps: NONE };
}
const NONE = [0, 0] as const;

/**
 * The time for which a person is needed: a whole séance, or an item (`itself`) with the way to it.
 */
export type PersonHold = Interval & { itself: Interval; isThere: boolean };

/** How many minutes before an item a person attached to it is expected. */
const APPROACH_MINUTES = 5;

export const expectedFor = (itself: Interval, isItem: boolean) => ({
  itself,
  start: itself.start - (isItem ? APPROACH_MINUTES : 0),
  end: itself.end,
});

/**
 * The rule that nobody is in two places at once. People who are there in person need time to walk,
 * unless they stay in the room.
 */
export function peopleApart<H extends PersonHold>(
  one: H,
  other: H,
  isOneRoom: boolean,
  walk: (first: H, second: H) => number | null,
): Apart {
  const walks = one.isThere && other.isThere;
  return {
    alone: isOneRoom ? [one.itself, other.itself] : [one, other],
    near: [one, other],
    gaps: walks ? [walk(one, other) ?? 0, walk(other, one) ?? 0] : NONE,
  };
}

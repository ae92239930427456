import { byNumber } from '#lib/model/keyed.ts';
import { readStanding, type Selection, standingText } from './selection.ts';
import {
  byStartMinute,
  endOf,
  isOpen,
  isSat,
  isTimed,
  overlapOf,
  type Timed,
  type TimedEvent,
  type TimesIndex,
} from './times.ts';

/** In a gap shorter than this (in minutes) no séance is looked for: it is a pause. */
const LEAST_GAP = 20;

/**
 * The séances that fit between two chosen ones of a day, with the walks on both sides. By start,
 * without those that only show films the visitor sees anyway.
 */
function fitsBetween(index: TimesIndex, from: Timed, to: Timed, { chosen, now, sat }: Omit<Scene, 'index'>): Timed[] {
  const [opens, closes] = [endOf(from), to.start];
  if (closes - opens < LEAST_GAP) return [];
  const seen = sat.flatMap(({ films }) => films);
  return index.times.events.filter((event): event is Timed => {
    if (!isOpen(event, now) || event.start < opens || event.end === null || event.end > closes) return false;
    if (chosen.has(event.number)) return false;
    if (event.films.length > 0 && event.films.every((film) => seen.includes(film))) return false;
    const there = index.walk(from.ends, event.begins) ?? 0;
    const on = index.walk(event.ends, to.begins) ?? 0;
    return event.start - opens >= there && closes - event.end >= on;
  });
}

/**
 * What lies between a séance and the one before it that ends last: free time including the walk,
 * too little time for the walk, or an overlap. In minutes.
 */
export type Way = Readonly<{
  kind: 'free' | 'short' | 'overlap';
  from: Timed;
  minutes: number;
  /** Null where the distance is unknown, 0 within one venue. */
  walk: number | null;
  /** « Ce qui tient » in that time; empty unless it is free time. */
  fits: readonly Timed[];
}>;

/** Another séance of the same work, and whether it can replace this one without a clash. */
type Other = Readonly<{ event: Timed; fits: boolean }>;

export type Entry = Readonly<{
  event: TimedEvent;
  /** Where and when it was when it was chosen, if that has changed since. */
  moved: ReturnType<typeof readStanding>;
  isPast: boolean;
  way: Way | null;
  /** Every other chosen séance that it overlaps, or from which the walk takes too long. */
  clashes: readonly Timed[];
  others: readonly Other[];
}>;

export type PlanDay = Readonly<{
  date: string;
  entries: readonly Entry[];
  /** How many séances take place. */
  count: number;
  /**
   * Minutes spent in them; what two overlap counts once. Without drop-ins, where nobody stays all
   * day.
   */
  minutes: number;
}>;

export type SelectionPlan = Readonly<{
  days: readonly PlanDay[];
  /** Séances without a time. */
  undated: readonly Entry[];
  /** How many pairs clash, over all days. */
  clashes: number;
  /** How many chosen séances are no longer in the programme. */
  missing: number;
}>;

/**
 * The selection as a time line, by festival day. `now` in epoch minutes; what ended before is past.
 * A pure function, so that server and browser draw the same.
 */
export function selectionPlanOf(index: TimesIndex, selection: Selection, now: number): SelectionPlan {
  const chosen = selection.events.flatMap(({ number, seen }) => {
    const event = index.event(number);
    return event ? [{ event, seen }] : [];
  });
  const sat = chosen
    .map(({ event }) => event)
    .filter(isSat)
    .sort(byStartMinute);
  const scene = { index, now, sat, chosen: new Set(chosen.map(({ event }) => event.number)) };
  const entries = chosen
    .map(({ event, seen }) => entryOf(event, seen, scene))
    .sort((a, b) => (a.event.start ?? 0) - (b.event.start ?? 0) || a.event.number - b.event.number);
  const dates = [...new Set(entries.flatMap(({ event }) => event.day ?? []))].sort();
  return {
    days: dates.map((date) => dayOf(date, entries)),
    undated: entries.filter(({ event }) => event.day === null),
    clashes: entries.reduce((sum, { clashes }) => sum + clashes.length, 0) / 2,
    missing: selection.events.length - chosen.length,
  };
}

type Scene = { index: TimesIndex; now: number; sat: readonly Timed[]; chosen: ReadonlySet<number> };

/** A séance that is over clashes with nothing any more, and has nothing left to settle. */
function entryOf(event: TimedEvent, seen: string | null, scene: Scene): Entry {
  return {
    event,
    moved: seen !== null && seen !== standingText(event) ? readStanding(seen) : null,
    isPast: isTimed(event) && endOf(event) < scene.now,
    way: isSat(event) ? wayTo(event, scene) : null,
    clashes: isSat(event) ? clashesOf(event, scene) : [],
    others: othersOf(event, scene),
  };
}

/** What is over is in nobody's way any more, and nothing is left to settle about it. */
function clashesOf(event: Timed, scene: Scene): Timed[] {
  const isLeft = (one: Timed) => endOf(one) >= scene.now;
  return scene.sat.filter(
    (other) => other !== event && isLeft(event) && isLeft(other) && clashing(scene, event, other),
  );
}

/**
 * Whether nobody can attend both: they overlap, or the walk takes longer than the time between
 * them.
 */
export function clashing({ index }: Pick<Scene, 'index'>, one: Timed, other: Timed): boolean {
  if (overlapOf(one, other) > 0) return true;
  const [first, second] = byStartMinute(one, other) < 0 ? [one, other] : [other, one];
  return second.start - endOf(first) < (index.walk(first.ends, second.begins) ?? 0);
}

/**
 * What a chosen séance clashes with, and the other séances of the same work that clash with
 * nothing. Null for one without fixed hours. For the page of that séance, which does not show the
 * rest of the selection.
 */
export function chosenClashesOf(
  index: TimesIndex,
  selection: Selection,
  number: number,
  now: number,
): { clashes: { event: Timed; isOverlap: boolean }[]; others: Timed[] } | null {
  const event = index.event(number);
  if (!event || !isSat(event)) return null;
  const sat = selection.events.flatMap((one) => index.event(one.number) ?? []).filter(isSat);
  const scene = { index, now, sat, chosen: new Set(selection.events.map((one) => one.number)) };
  return {
    clashes: clashesOf(event, scene).map((other) => ({ event: other, isOverlap: overlapOf(event, other) > 0 })),
    others: othersOf(event, scene).flatMap(({ event: other, fits }) => (fits ? other : [])),
  };
}

/**
 * Null also for an overlap with a séance that is over, and for a walk that is too long once the
 * next séance has begun.
 */
function wayTo(event: Timed, { index, sat, chosen, now }: Scene): Way | null {
  const before = sat.filter((other) => byStartMinute(other, event) < 0);
  const from = before.reduce<Timed | null>((last, one) => (last && endOf(last) > endOf(one) ? last : one), null);
  if (!from || from.day !== event.day) return null;
  const overlap = overlapOf(from, event);
  if (overlap > 0) {
    if (Math.min(endOf(from), endOf(event)) < now) return null;
    return { kind: 'overlap', from, minutes: overlap, walk: null, fits: [] };
  }
  const minutes = event.start - endOf(from);
  const walk = index.walk(from.ends, event.begins);
  const isToCome = event.start > now;
  if (walk !== null && minutes < walk) return isToCome ? { kind: 'short', from, minutes, walk, fits: [] } : null;
  const fits = isToCome ? fitsBetween(index, from, event, { chosen, now, sat }) : [];
  return { kind: 'free', from, minutes, walk, fits };
}

function othersOf(event: TimedEvent, { index, sat, chosen, now }: Scene): Other[] {
  const showings = byNumber(event.films.flatMap((film) => index.showing(film)));
  const rest = sat.filter(({ number }) => number !== event.number);
  return [...showings.values()]
    .filter((other) => isOpen(other, now))
    .filter((other) => !chosen.has(other.number))
    .sort(byStartMinute)
    .map((other) => ({ event: other, fits: rest.every((one) => !clashing({ index }, one, other)) }));
}

function dayOf(date: string, all: readonly Entry[]): PlanDay {
  const entries = all.filter(({ event }) => event.day === date);
  const sat = entries.map(({ event }) => event).filter(isSat);
  let [minutes, until] = [0, 0];
  for (const event of sat.sort(byStartMinute)) {
    minutes += Math.max(0, endOf(event) - Math.max(event.start, until));
    until = Math.max(until, endOf(event));
  }
  return { date, entries, count: entries.filter(({ event }) => event.status === 'planned').length, minutes };
}

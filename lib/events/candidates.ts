import { byStart } from '#lib/grouped.ts';
import type { Draft, DraftEvent, DraftRoom } from '#lib/model/draft.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { overlaps } from '#lib/time/interval.ts';
import { clockChangeBetween, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import { roomRule } from './clashes.ts';
import { festivalDates } from './festival-dates.ts';
import { type Mark, openStarts, startMarks } from './free-starts.ts';
import { wallOf } from './grid-place.ts';
import { MEAL_FROM, MEAL_UNTIL, noMealBreaks } from './meal-break.ts';
import { holdsBy } from './occupations.ts';
import { isSkipped, moved } from './placing.ts';
import { contentOf, type Prepared, scopeOf } from './prepared.ts';
import { brokenPromises, candidateRooms, unsupportedFormats } from './room-abilities.ts';
import { unmetReader } from './wishes.ts';

/** The distance in minutes between the starts that are tried. */
const SLOT_STEP = 15;
/** More free minutes than this before or after are not counted as better. */
const SLACK_ENOUGH = 60;

/**
 * A place where a séance could go, and how many warnings of place and time it would cause there, by
 * level.
 */
export type Candidate = {
  room: DraftRoom;
  date: string;
  startsAt: WallClock;
  /** Epoch minutes. */
  start: number;
  blocking: number;
  warnings: number;
  hints: number;
  /** How many of the hints are about wishes. */
  unmet: number;
  /**
   * Free minutes in the room, before the doors or after the clearing, whichever are fewer; at most
   * `SLACK_ENOUGH`.
   */
  slack: number;
};

type Start = { date: string; startsAt: WallClock; start: number };

/** The séance moved to a room and a start; the rooms it is relayed to stay. */
export const triedAt = (prepared: Prepared, event: DraftEvent, startsAt: WallClock, roomId: number): DraftEvent => ({
  ...event,
  ...moved(event, { startsAt, roomId }, prepared.index.draft.festival.timeZone),
});

/**
 * Every place where a séance is possible at all: within the hours of festival, day and room,
 * without a block, in a suitable room, not in the past (`indexAhead`), and while the people
 * expected are present. Each with the warnings it would cause. Empty for a séance that is locked,
 * cancelled or a drop-in.
 */
export function candidatesOf(prepared: Prepared, event: DraftEvent): Candidate[] {
  if (event.isLocked || event.status !== 'planned' || event.admission === 'drop-in') return [];
  const { from = Number.NEGATIVE_INFINITY } = prepared.index;
  const starts = startsOf(prepared, event.startsAt).filter(({ start }) => start >= from);
  return candidateRooms(prepared, event).flatMap((room) => inRoom(prepared, event, room, starts));
}

/** All starts of the festival days, in steps from midnight, and the séance's own hour. */
function startsOf(prepared: Prepared, own: WallClock | null): readonly Start[] {
  const { timeZone, dayStartsAt } = prepared.index.draft.festival;
  const stepped = steppedStarts(prepared);
  const date = own && festivalDayOf(own, dayStartsAt);
  if (!own || !date || stepped.some(({ startsAt }) => startsAt === own)) return stepped;
  if (!festivalDates(prepared.index).includes(date)) return stepped;
  return [...stepped, { date, startsAt: own, start: toEpochMinutes(own, timeZone) }].sort((a, b) => a.start - b.start);
}

const kept = new WeakMap<Draft['days'], { festival: Draft['festival']; starts: Start[] }>();

/**
 * The same for all séances of a festival, so made once. An hour that the clocks skip is left out.
 */
function steppedStarts({ index }: Prepared): readonly Start[] {
  const { festival, days } = index.draft;
  const known = kept.get(days);
  if (known?.festival === festival) return known.starts;
  const { timeZone, dayStartsAt } = festival;
  const first = Math.ceil(minutesOfHour(dayStartsAt) / SLOT_STEP) * SLOT_STEP;
  const starts = festivalDates(index).flatMap((date) =>
    Array.from({ length: Math.ceil(1440 / SLOT_STEP) }, (_, i) => wallOf({ date, minutes: first + i * SLOT_STEP }))
      .filter((startsAt) => !isSkipped(startsAt, timeZone))
      .map((startsAt) => ({ date, startsAt, start: toEpochMinutes(startsAt, timeZone) })),
  );
  kept.set(days, { festival, starts });
  return starts;
}

function inRoom(prepared: Prepared, event: DraftEvent, room: DraftRoom, all: readonly Start[]): Candidate[] {
  const [any] = all;
  if (!any) return [];
  const tried = triedAt(prepared, event, any.startsAt, room.id);
  const open = new Map(
    [...new Set(all.map(({ date }) => date))].map((date) => [date, openStarts(prepared, tried, date)]),
  );
  const starts = all.filter(({ date, start }) => {
    const range = open.get(date);
    return range && start >= range.from && start < range.until;
  });
  const counts = countMarks(starts, startMarks(prepared, tried));
  // The warnings that the room alone causes, whatever the hour.
  const alone = { ...prepared.index, events: new Map([[event.id, tried]]) };
  const here = scopeOf({ ...prepared, index: alone }, event.id);
  const always = brokenPromises(here).length + unsupportedFormats(here).length;
  const slackAt = slackReader(prepared, tried, room);
  const unmetAt = unmetReader(prepared, tried);
  const mealsAt = mealReader(prepared, tried, room, event);
  return starts.flatMap((start, i): Candidate[] => {
    if (counts.closed[i]) return [];
    const unmet = unmetAt(start.startsAt, start.date, start.start);
    return [
      {
        room,
        ...start,
        blocking: counts.blocking[i] ?? 0,
        warnings: (counts.warning[i] ?? 0) + always + changes(prepared, tried, start),
        hints: (counts.hint[i] ?? 0) + mealsAt(start) + unmet,
        unmet,
        slack: slackAt(start.start),
      },
    ];
  });
}

/** How many marks of each level cover each start; the starts are in order. */
function countMarks(starts: readonly Start[], marks: Iterable<Mark>): Record<Mark['level'], Uint16Array> {
  const made = () => new Uint16Array(starts.length);
  const counts = { closed: made(), blocking: made(), warning: made(), hint: made() };
  for (const { level, from, until } of marks) {
    const of = counts[level];
    for (let i = firstFrom(starts, from); (starts[i]?.start ?? Number.POSITIVE_INFINITY) < until; i += 1)
      of[i] = (of[i] ?? 0) + 1;
  }
  return counts;
}

function firstFrom(starts: readonly Start[], from: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** clock-change, at this start. */
function changes(prepared: Prepared, tried: DraftEvent, { start }: Start): number {
  const own = contentOf(prepared, tried);
  const { timeZone } = prepared.index.draft.festival;
  return own && clockChangeBetween(start, start + own.end - own.start, timeZone) !== 0 ? 1 : 0;
}

/**
 * no-meal-break. Asked of the rule itself, because it matters only where the séance would be at
 * noon on a day with a single room, which is rare.
 */
function mealReader(prepared: Prepared, tried: DraftEvent, room: DraftRoom, event: DraftEvent) {
  const own = contentOf(prepared, tried);
  const minutes = own ? own.end - own.start : 0;
  const zone = prepared.index.draft.festival.timeZone;
  const known = new Map<string, boolean>();
  const isOnlyRoom = (date: string) => {
    const is =
      known.get(date) ??
      (prepared.byDay.get(date) ?? []).every(
        (other) =>
          other.id === event.id ||
          other.visibility !== 'public' ||
          (other.rooms[0]?.roomId ?? room.id) === room.id ||
          contentOf(prepared, other) === null,
      );
    known.set(date, is);
    return is;
  };
  return ({ date, start, startsAt }: Start): number => {
    if (event.visibility !== 'public' || !isOnlyRoom(date)) return 0;
    const noon = {
      start: toEpochMinutes(`${date}T${MEAL_FROM}`, zone),
      end: toEpochMinutes(`${date}T${MEAL_UNTIL}`, zone),
    };
    if (!overlaps({ start, end: start + minutes }, noon)) return 0;
    const there = triedAt(prepared, event, startsAt, room.id);
    const events = (prepared.byDay.get(date) ?? []).filter(({ id }) => id !== event.id);
    const index = { ...prepared.index, events: new Map([[event.id, there]]) };
    const byDay = new Map([[date, [...events, there].sort(byStart)]]);
    return noMealBreaks(scopeOf({ ...prepared, index, byDay }, event.id)).length;
  };
}

/** The free minutes around a start, in a room that holds one séance at a time. */
function slackReader(prepared: Prepared, tried: DraftEvent, room: DraftRoom): (start: number) => number {
  const [mine] = roomRule.holds(prepared, tried, room.id);
  if (!mine) return () => SLACK_ENOUGH;
  const held = holdsBy(prepared, roomRule, room.id).filter(({ content }) => content.event.id !== tried.id);
  return (start) => {
    const [doors, free] = [start + mine.start - mine.content.start, start + mine.end - mine.content.start];
    let slack = SLACK_ENOUGH;
    for (const other of held) {
      if (other.end <= doors) slack = Math.min(slack, doors - other.end);
      else if (other.start >= free) slack = Math.min(slack, other.start - free);
      else return 0;
    }
    return slack;
  };
}

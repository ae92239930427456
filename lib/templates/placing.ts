import { SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import { addDays, minutesOfHour } from '#lib/time/calendar.ts';
import { hourOfWall } from '#lib/time/festival-day.ts';
import { fromEpochMinutes, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';

/** A séance to be placed; minutes are elapsed ones. */
export type Placeable = {
  key: string;
  /** Its part of the day: screenings come first, talks between them, the closing séance last. */
  part: 'screening' | 'talk' | 'closing';
  /** The minutes of all parts except the flexible one. */
  fixedMinutes: number;
  /** The suggested length of the flexible part (a debate); null without one. */
  elasticMinutes: number | null;
  /** The minutes for which it occupies the room before its start and after its end. */
  doors: number;
  clear: number;
};

export type Ground = {
  /** The dates of the festival, in order. */
  dates: readonly string[];
  /**
   * The hours within which rooms may be occupied; a closing hour that is not after the opening one
   * is on the next date.
   */
  opensAt: string;
  closesAt: string;
  timeZone: string;
  /** How many rooms may be used; no more are used than necessary. */
  rooms: number;
};

type Placed = {
  key: string;
  /** The index of the date, and of the room. */
  day: number;
  room: number;
  startsAt: WallClock;
  /** The public end. */
  endsAt: WallClock;
  minutes: number;
};

type Placing = {
  /** By day, room and start. */
  placed: Placed[];
  /** The keys of séances that do not fit, in the given order. */
  unscheduled: string[];
  /**
   * By how many minutes the days together would have to be longer to hold those too; 0 when
   * everything is placed.
   */
  missingMinutes: number;
};

const STEP = 5;

/** How generously days are filled; tried in order, until everything fits. */
type Pace = {
  /** Starts are multiples of this, and the first of a day a multiple of `first`. */
  step: number;
  first: number;
  /**
   * The free minutes at midday, between the end of one séance's clearing and the next one's doors.
   */
  midday: number;
  hasFullDebates: boolean;
};
const PACES: readonly Pace[] = [
  { step: 15, first: 30, midday: 50, hasFullDebates: true },
  { step: 5, first: 15, midday: 50, hasFullDebates: true },
  { step: 5, first: 5, midday: 45, hasFullDebates: true },
  { step: 5, first: 5, midday: 45, hasFullDebates: false },
  { step: 5, first: 5, midday: 0, hasFullDebates: false },
];

// The midday break is within these hours, so that nobody watches five films without a meal
// (no-meal-break requires 45 minutes).
const MIDDAY_FROM = 11 * 60 + 30;
const MIDDAY_TO = 14 * 60 + 30;
const SHORTEST_MIDDAY = 45;

/** One room on one day, in epoch minutes. */
type Lane = { day: number; room: number; opens: number; closes: number; middayFrom: number; middayTo: number };
type Slot = { item: Placeable; start: number; minutes: number };

const up = (minutes: number, step: number) => Math.ceil(minutes / step) * step;

/**
 * The public length at this pace: ends are multiples of five minutes, and the flexible part absorbs
 * the difference.
 */
function lengthOf(item: Placeable, pace: Pace): number {
  if (item.elasticMinutes === null) return up(item.fixedMinutes, STEP);
  const debate = pace.hasFullDebates ? item.elasticMinutes : Math.min(item.elasticMinutes, SHORTEST_ELASTIC_MINUTES);
  return up(item.fixedMinutes + debate, STEP);
}

const held = (item: Placeable, pace: Pace) => item.doors + lengthOf(item, pace) + item.clear;

function lanesOf(ground: Ground, rooms: number): Lane[] {
  const isNight = ground.closesAt <= ground.opensAt;
  const at = (date: string, hour: string) => toEpochMinutes(`${date}T${hour}`, ground.timeZone);
  return ground.dates.flatMap((date, day) =>
    Array.from({ length: rooms }, (_, room) => {
      const opens = at(date, ground.opensAt);
      const midnight = opens - minutesOfHour(ground.opensAt);
      return {
        day,
        room,
        opens,
        closes: at(isNight ? addDays(date, 1) : date, ground.closesAt),
        middayFrom: midnight + MIDDAY_FROM,
        middayTo: midnight + MIDDAY_TO,
      };
    }),
  );
}

/**
 * Screenings and talks alternate, so that two films only follow each other when there are no talks
 * left.
 */
function inTurn(items: readonly Placeable[]): Placeable[] {
  const of = (part: Placeable['part']) => items.filter((item) => item.part === part);
  const [screenings, talks] = [of('screening'), of('talk')];
  const turns = Array.from({ length: Math.max(screenings.length, talks.length) }, (_, i) => [screenings[i], talks[i]]);
  return [...turns.flat().filter((item) => item !== undefined), ...of('closing')];
}

/**
 * The start at or after `earliest` at a multiple of `step` on the wall clock, never in the repeated
 * hour's second pass.
 */
function startFrom(earliest: number, step: number, zone: string): number {
  let start = earliest;
  for (;;) {
    const wall = fromEpochMinutes(start, zone);
    const minutes = minutesOfHour(hourOfWall(wall));
    const late = up(minutes, step) - minutes;
    // A wall clock that happens twice is read as the first one: the second could not be stored.
    if (late === 0 && toEpochMinutes(wall, zone) === start) return start;
    start += late || step;
  }
}

/** The times of a lane's séances in this order; null when they do not fit before it closes. */
function layLane(lane: Lane, order: readonly Placeable[], pace: Pace, zone: string): Slot[] | null {
  let free = lane.opens;
  // A day that begins after midday, or ends before it, needs no break.
  let hadMidday =
    pace.midday === 0 ||
    lane.closes <= lane.middayFrom + SHORTEST_MIDDAY ||
    lane.opens >= lane.middayTo - SHORTEST_MIDDAY;
  const slots: Slot[] = [];
  for (const item of order) {
    const minutes = lengthOf(item, pace);
    const step = slots.length === 0 ? Math.max(pace.first, pace.step) : pace.step;
    let start = startFrom(free + item.doors, step, zone);
    const wouldEnd = start + minutes + item.clear;
    if (!hadMidday && slots.length > 0 && (free >= lane.middayFrom || wouldEnd > lane.middayTo - SHORTEST_MIDDAY)) {
      start = startFrom(Math.max(free, lane.middayFrom) + pace.midday + item.doors, pace.step, zone);
      hadMidday = true;
    }
    slots.push({ item, start, minutes });
    free = start + minutes + item.clear;
  }
  return free <= lane.closes ? slots : null;
}

type Deal = { lanes: Lane[]; slots: (Slot[] | null)[]; left: Placeable[] };

/** Gives each item, in order, to the emptiest lane that can hold it. */
function deal(items: readonly Placeable[], lanes: Lane[], pace: Pace, zone: string, rank: Rank): Deal {
  const hands = lanes.map((): Placeable[] => []);
  const slots = lanes.map((): Slot[] | null => null);
  const room = lanes.map((lane) => lane.closes - lane.opens);
  const left: Placeable[] = [];
  for (const item of items) {
    const emptiest = lanes.map((_, i) => i).sort((a, b) => (room[b] ?? 0) - (room[a] ?? 0) || a - b);
    const taken = emptiest.some((i) => {
      const [lane, hand] = [lanes[i], hands[i]];
      if (!lane || !hand) return false;
      const next = layLane(lane, inTurn([...hand, item].sort(rank)), pace, zone);
      if (!next) return false;
      hand.push(item);
      slots[i] = next;
      room[i] = (room[i] ?? 0) - held(item, pace);
      return true;
    });
    if (!taken) left.push(item);
  }
  return { lanes, slots, left };
}

type Rank = (a: Placeable, b: Placeable) => number;

/**
 * Puts days, and rooms of a day, into the order of their first items, where each can hold the
 * other's séances too.
 */
function firstThingsFirst(dealt: Deal, rooms: number, pace: Pace, zone: string, rank: Rank): Deal {
  const earliest = (lanes: (Slot[] | null)[]) =>
    lanes
      .flatMap((lane) => lane ?? [])
      .map(({ item }) => item)
      .sort(rank)[0];
  const byFirst = (a: (Slot[] | null)[], b: (Slot[] | null)[]) => {
    const [x, y] = [earliest(a), earliest(b)];
    return x && y ? rank(x, y) : x ? -1 : y ? 1 : 0;
  };
  const days = Array.from({ length: dealt.lanes.length / rooms }, (_, day) =>
    dealt.slots.slice(day * rooms, (day + 1) * rooms).sort((a, b) => byFirst([a], [b])),
  ).sort(byFirst);
  const slots = days.flat().map((lane, i) => {
    const target = dealt.lanes[i];
    const order = lane?.map(({ item }) => item);
    return order && target ? layLane(target, order, pace, zone) : null;
  });
  const isWhole = slots.filter(Boolean).length === dealt.slots.filter(Boolean).length;
  return isWhole ? { ...dealt, slots } : dealt;
}

/**
 * By how many minutes the lanes would have to be longer for the remaining items, each placed where
 * it costs least.
 */
function missing(dealt: Deal, pace: Pace): number {
  const ends = dealt.lanes.map((lane, i) => {
    const last = dealt.slots[i]?.at(-1);
    return { closes: lane.closes, free: last ? last.start + last.minutes + last.item.clear : lane.opens };
  });
  for (const item of dealt.left) {
    const cost = ({ closes, free }: { closes: number; free: number }) =>
      Math.max(0, free + held(item, pace) - closes) - Math.max(0, free - closes);
    const cheapest = ends.reduce((a, b) => (cost(b) < cost(a) ? b : a), ends[0] ?? { closes: 0, free: 0 });
    cheapest.free += held(item, pace);
  }
  // Odd margins may waste a few minutes that this sum does not contain; but what does not fit
  // always lacks at least one.
  return Math.max(
    STEP,
    ends.reduce((sum, { closes, free }) => sum + Math.max(0, free - closes), 0),
  );
}

/**
 * Proposes days, rooms and times for séances. Two séances of a room never overlap and always have
 * `clear` + `doors` between them; there is a midday break where the day allows one, and everything
 * is within the hours. `items` are in the order of importance: the first ones keep their place when
 * not everything fits. Days are first filled generously, then more tightly (starts on 15, then 5
 * minutes; debates down to 15). A second room is used only when the first cannot hold everything.
 * Pure.
 */
export function place(items: readonly Placeable[], ground: Ground): Placing {
  const zone = ground.timeZone;
  // Rooms beyond one for each séance would stay empty.
  const most = Math.min(ground.rooms, items.length);
  const position = new Map(items.map((item, i) => [item.key, i]));
  const rank: Rank = (a, b) => (position.get(a.key) ?? 0) - (position.get(b.key) ?? 0);
  let best: Try | undefined;
  search: for (const pace of PACES) {
    for (let rooms = 1; rooms <= most; rooms += 1) {
      const lanes = lanesOf(ground, rooms);
      const longestFirst = [...items].sort((a, b) => held(b, pace) - held(a, pace) || rank(a, b));
      for (const order of [items, longestFirst]) {
        const dealt = deal(order, lanes, pace, zone, rank);
        if (!best || dealt.left.length < best.dealt.left.length) best = { dealt, pace, rooms };
        if (dealt.left.length === 0) break search;
      }
    }
  }
  if (!best) return { placed: [], unscheduled: items.map((item) => item.key), missingMinutes: 0 };
  const { pace, rooms } = best;
  const dealt = firstThingsFirst(best.dealt, rooms, pace, zone, rank);
  const tightest = PACES[PACES.length - 1] ?? pace;
  return {
    placed: dealt.lanes.flatMap((lane, i) =>
      (dealt.slots[i] ?? []).map(({ item, start, minutes }) => ({
        key: item.key,
        day: lane.day,
        room: lane.room,
        startsAt: fromEpochMinutes(start, zone),
        endsAt: fromEpochMinutes(start + minutes, zone),
        minutes,
      })),
    ),
    unscheduled: [...dealt.left].sort(rank).map((item) => item.key),
    missingMinutes:
      dealt.left.length === 0 ? 0 : missing(deal(items, lanesOf(ground, most), tightest, zone, rank), tightest),
  };
}

type Try = { dealt: Deal; pace: Pace; rooms: number };

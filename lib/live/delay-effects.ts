import { MEAL_FROM, MEAL_MINUTES, MEAL_UNTIL } from '#lib/events/meal-break.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DocumentBlock, TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import type { Late } from '#lib/model/live-facts.ts';
import { expectedFor, type PersonHold, peopleApart, shortfallOf } from '#lib/occupancy/apart.ts';
import {
  blockInterval,
  type Held,
  ON_TIME,
  partIntervalsOf,
  runningIntervalOf,
  slackBetween,
  type Timeline,
} from '#lib/programme/real-times.ts';
import { festivalDayOf, hourOfWall } from '#lib/time/festival-day.ts';
import type { Interval } from '#lib/time/interval.ts';
import { addMinutes, fromEpochMinutes, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';

/*
 * What delays bring about: people expected elsewhere, shifts that run over, gaps and breaks that
 * absorb them, clashes in a room, and limits of the night.
 */

/** The delay of a séance, by its number. */
export type LateOf = (event: number) => Late;

/** Minutes on foot between two venues (numbers); null when unknown. */
export type WalkMinutes = (from: number, to: number) => number | null;

/**
 * Somebody who cannot be in time for `second` because `first` is late: both are at once, or there
 * is too little time to walk. Wall clock.
 */
export type ExpectedNext = {
  person: number;
  name: string;
  first: number;
  second: number;
  why: 'overlap' | 'walk';
  minutes: number;
  /** When they are expected at the second. */
  at: WallClock;
};

type Expected = PersonHold & { event: TeamEvent };

/** When somebody is expected at a séance, with its delay. */
function expectationsOf(event: TeamEvent, person: number, late: Late, zone: string): Expected[] {
  const content = runningIntervalOf(event);
  if (!content || !event.startsAt) return [];
  const debate = event.items.findIndex(({ kind }) => kind === 'debate');
  const intervals = partIntervalsOf(event, content.start, zone);
  return event.people
    .filter((one) => one.person === person && one.presence !== 'recorded')
    .map(({ item, presence }) => {
      const part = item === null ? undefined : event.items[item];
      // After a shortened debate the delay is smaller.
      const from = part && debate >= 0 && (item ?? 0) > debate ? late.end : late.start;
      const to = part && (debate < 0 || (item ?? 0) < debate) ? late.start : late.end;
      const planned = intervals[item ?? -1] ?? content;
      const [start, end] = [planned.start + from, planned.end + to];
      return { event, isThere: presence === 'in-person', ...expectedFor({ start, end }, part !== undefined) };
    });
}

type Asked = { document: TeamDocument; walk?: WalkMinutes | undefined };

/**
 * The people of these séances (numbers) who are expected elsewhere too soon with the delays
 * `after`, and were not with the delays `before`.
 */
export function expectedNext(
  { document, walk }: Asked,
  concerned: ReadonlySet<number>,
  before: LateOf,
  after: LateOf,
): ExpectedNext[] {
  const zone = document.festival.timeZone;
  const people = new Set(
    document.events.filter(({ number }) => concerned.has(number)).flatMap((event) => event.people.map((p) => p.person)),
  );
  // Nobody has to walk to an online room.
  const rooms = document.rooms.filter(({ kind }) => kind !== 'online');
  const venues = new Map(rooms.map(({ number, venue }) => [number, venue]));
  const venueOf = ({ rooms }: TeamEvent) => venues.get(rooms[0]?.room ?? 0) ?? null;
  const names = new Map(document.people.map(({ number, name }) => [number, name]));
  const minutesToGo: MinutesToGo = ({ event: from }, { event: to }) => {
    const [a, b] = [from.endsAtVenue ?? venueOf(from), venueOf(to)];
    return a === null || b === null || a === b ? null : (walk?.(a, b) ?? null);
  };
  const found: ExpectedNext[] = [];
  for (const person of people) {
    const events = document.events.filter((event) => event.people.some((one) => one.person === person));
    if (events.length < 2) continue;
    const at = (late: LateOf) => events.flatMap((event) => expectationsOf(event, person, late(event.number), zone));
    const was = clashesOf(at(before), minutesToGo);
    for (const [pair, { first, second, why, minutes }] of clashesOf(at(after), minutesToGo)) {
      const known = was.get(pair);
      const isConcerned = concerned.has(first.event.number) || concerned.has(second.event.number);
      if (!isConcerned || (known && known.minutes >= minutes && known.why === why)) continue;
      found.push({
        person,
        name: names.get(person) ?? '',
        first: first.event.number,
        second: second.event.number,
        why,
        minutes,
        at: fromEpochMinutes(second.itself.start, zone),
      });
    }
  }
  return found;
}

type MinutesToGo = (first: Expected, second: Expected) => number | null;
type Clash = { first: Expected; second: Expected; why: ExpectedNext['why']; minutes: number };

function clashesOf(expected: readonly Expected[], minutesToGo: MinutesToGo): Map<string, Clash> {
  const clashes = new Map<string, Clash>();
  const sorted = [...expected].sort((a, b) => a.itself.start - b.itself.start);
  for (const [i, first] of sorted.entries())
    for (const second of sorted.slice(i + 1)) {
      const clash = clashOf(first, second, minutesToGo);
      const pair = `${first.event.number} ${second.event.number}`;
      if (clash && clash.minutes > (clashes.get(pair)?.minutes ?? 0)) clashes.set(pair, clash);
    }
  return clashes;
}

function clashOf(first: Expected, second: Expected, minutesToGo: MinutesToGo): Clash | null {
  if (first.event.number === second.event.number) return null;
  const isOneRoom = first.event.rooms.some(({ room }) => second.event.rooms.some((other) => other.room === room));
  const { overlap, missing } = shortfallOf(peopleApart(first, second, isOneRoom, minutesToGo));
  if (overlap > 0) return { first, second, why: 'overlap', minutes: overlap };
  return missing > 0 ? { first, second, why: 'walk', minutes: missing } : null;
}

/**
 * An assigned shift as planned, in epoch minutes. `event`: the séance with which it moves, null for
 * a shift at fixed times.
 */
export type AssignedShift = Interval & {
  volunteer: number;
  name: string;
  shift: number;
  event: number | null;
};

/**
 * Somebody whose shift ends later than they were told. `next`: their next shift, if it begins
 * before that.
 */
export type RunsOver = {
  volunteer: number;
  name: string;
  shift: number;
  event: number;
  endsAt: WallClock;
  until: WallClock;
  next: { shift: number; startsAt: WallClock; minutes: number } | null;
};

/**
 * The people whose shifts at these séances end later with the delays `after` than with `before`.
 */
export function runningOver(
  shifts: readonly AssignedShift[],
  concerned: ReadonlySet<number>,
  zone: string,
  before: LateOf,
  after: LateOf,
): RunsOver[] {
  const lateOf = (shift: AssignedShift, late: LateOf) => (shift.event === null ? ON_TIME : late(shift.event));
  return shifts.flatMap((shift): RunsOver[] => {
    if (shift.event === null || !concerned.has(shift.event)) return [];
    const later = lateOf(shift, after).end;
    if (later <= lateOf(shift, before).end) return [];
    const end = shift.end + later;
    const [next] = shifts
      .filter((other) => other.volunteer === shift.volunteer && other.shift !== shift.shift)
      .filter((other) => other.start >= shift.end)
      .map((other) => ({
        shift: other.shift,
        start: other.start + lateOf(other, after).start,
      }))
      .sort((a, b) => a.start - b.start);
    return [
      {
        volunteer: shift.volunteer,
        name: shift.name,
        shift: shift.shift,
        event: shift.event,
        endsAt: fromEpochMinutes(shift.end, zone),
        until: fromEpochMinutes(end, zone),
        next:
          next && next.start < end
            ? { shift: next.shift, startsAt: fromEpochMinutes(next.start, zone), minutes: end - next.start }
            : null,
      },
    ];
  });
}

/**
 * What absorbs a delay after a séance in one room. `minutes` is how much; `isAll` when nothing of
 * the delay is left.
 */
export type Absorption = {
  /** The number of the late séance; null for a set-up. */
  after: number | null;
  room: number;
  minutes: number;
  isAll: boolean;
} & (
  | { by: 'gap'; before: number | null }
  /** Nothing else follows in this room on this day. */
  | { by: 'evening' }
  | {
      by: 'break';
      title: Bilingual;
      /** The length of the break before and after, in minutes. */
      from: number;
      to: number;
      /** Whether it is a break at mealtime that no longer leaves enough time to eat. */
      isTooShortToEat: boolean;
    }
);

/** In minutes: a longer time than this between two séances of a room is a night and not a gap. */
const NIGHT = 6 * 60;

/** What absorbs the delays of `concerned`, in the order of time, room by room. */
export function absorptionsOf(
  timeline: Timeline,
  concerned: ReadonlySet<Held>,
  lateOf: (one: Held) => Late,
): Absorption[] {
  const found: Absorption[] = [];
  for (const one of timeline.held) {
    const late = lateOf(one).end;
    if (late === 0 || !concerned.has(one)) continue;
    for (const room of one.rooms) {
      const next = timeline.held.find(
        (other) => other !== one && other.start >= one.start && other.rooms.includes(room),
      );
      const slack = next ? slackBetween(one, next) : Number.POSITIVE_INFINITY;
      const minutes = Math.min(late, slack);
      if (minutes <= 0) continue;
      const common = { after: one.event?.number ?? null, room, minutes, isAll: minutes === late };
      const pause = breakAfter(timeline, one, next, room);
      if (pause) found.push({ ...common, by: 'break', ...eaten(timeline, pause, one.content.end + late) });
      else if (slack > NIGHT) found.push({ ...common, by: 'evening' });
      else found.push({ ...common, by: 'gap', before: next?.event?.number ?? null });
    }
  }
  return found;
}

function breakAfter(
  { document }: Timeline,
  one: Held,
  next: Held | undefined,
  room: number,
): DocumentBlock | undefined {
  const zone = document.festival.timeZone;
  return document.blocks.find((block) => {
    if (block.kind !== 'break' || (block.rooms.length > 0 && !block.rooms.includes(room))) return false;
    const start = toEpochMinutes(block.startsAt, zone);
    return start >= one.content.end - 1 && start - one.content.end < NIGHT && (!next || start < next.content.start);
  });
}

function eaten({ document }: Timeline, block: DocumentBlock, until: number) {
  const zone = document.festival.timeZone;
  const { start, end } = blockInterval(block, zone);
  const from = end - start;
  const to = Math.max(0, from - Math.max(0, until - start));
  const isMeal =
    from >= MEAL_MINUTES && hourOfWall(block.startsAt) < MEAL_UNTIL && hourOfWall(block.endsAt) > MEAL_FROM;
  return { title: block.title, from, to, isTooShortToEat: isMeal && to < MEAL_MINUTES };
}

/** When a room (number) closes on a festival day; null when unknown. */
export type ClosesAt = (room: number, day: string) => WallClock | null;

/**
 * Two uses of one room that clash: by `overlap` minutes of the séances themselves, or `missing`
 * minutes for doors and clearing.
 */
export type RoomClash = { room: number; first: number | null; second: number | null; overlap: number; missing: number };

/**
 * An end that moves past midnight, past the end of the festival day, or past the closing of the
 * room. For closing, the time when the room is cleared counts, as in room-closed.
 */
export type IntoNight = {
  event: number;
  endsAt: WallClock;
  past: 'midnight' | 'day' | 'closing';
  limit: WallClock | null;
};

/** Where late séances clash with the next one in their room, beyond what was planned to overlap. */
export function delayClashesOf(
  { held }: Timeline,
  concerned: ReadonlySet<Held>,
  lateOf: (one: Held) => Late,
): RoomClash[] {
  const found: RoomClash[] = [];
  for (const [i, first] of held.entries()) {
    if (!concerned.has(first) || lateOf(first).end === 0) continue;
    for (const second of held.slice(i + 1)) {
      const late = lateOf(first).end - lateOf(second).start;
      const planned = Math.max(0, first.end - second.start);
      const missing = first.end + late - second.start - planned;
      if (missing <= 0) continue;
      const overlap = Math.max(0, first.content.end + late - second.content.start);
      for (const room of first.rooms.filter((number) => second.rooms.includes(number)))
        found.push({
          room,
          first: first.event?.number ?? null,
          second: second.event?.number ?? null,
          overlap,
          missing,
        });
    }
  }
  return found;
}

/** Which limit a séance passes when it ends `later` minutes after its planned end. */
export function intoNight(
  { document, closesAt }: { document: TeamDocument; closesAt?: ClosesAt | undefined },
  { event, content, end }: Held,
  later: number,
): IntoNight[] {
  if (!event?.day || later === 0) return [];
  const { timeZone, dayStartsAt } = document.festival;
  const planned = fromEpochMinutes(content.end, timeZone);
  const endsAt = fromEpochMinutes(content.end + later, timeZone);
  const { number, day } = event;
  const closing = event.rooms.flatMap(({ room }) => closesAt?.(room, day) ?? []).sort()[0];
  // A séance that ends exactly with the day still belongs to that day.
  const dayOf = (wall: WallClock) => festivalDayOf(addMinutes(wall, -1, timeZone), dayStartsAt);
  if (dayOf(endsAt) > dayOf(planned)) return [{ event: number, endsAt, past: 'day', limit: null }];
  const free = fromEpochMinutes(end + later, timeZone);
  if (closing && free > closing && fromEpochMinutes(end, timeZone) <= closing)
    return [{ event: number, endsAt: free, past: 'closing', limit: closing }];
  const isPast = endsAt.slice(0, 10) > day && planned.slice(0, 10) === day && !endsAt.endsWith('T00:00');
  return isPast ? [{ event: number, endsAt, past: 'midnight', limit: null }] : [];
}

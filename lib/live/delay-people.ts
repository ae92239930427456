import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import type { Late } from '#lib/model/live-facts.ts';
import { expectedFor, type PersonHold, peopleApart, shortfallOf } from '#lib/occupancy/apart.ts';
import { ON_TIME, partIntervalsOf, runningIntervalOf } from '#lib/programme/lateness.ts';
import type { Interval } from '#lib/time/interval.ts';
import { fromEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';

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

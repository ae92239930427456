import { addDays, type CivilDate, dateOfDayNumber, dayNumberOf, isDate, twoDigits } from './calendar.ts';

/**
 * A time in the festival's zone, `2026-11-26T20:30`. This is what is stored of a séance; instants
 * are computed from it.
 */
export type WallClock = string;

const WALL_CLOCK = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/;
const DAY = 1440;

/**
 * A period during which a zone has one offset: epoch minutes, half-open; the offset in minutes east
 * of Greenwich.
 */
type Span = { from: number; to: number; offset: number };

/**
 * In minutes, the distance at which a zone is asked for its offset: no zone has ever changed its
 * clocks and back within that time.
 */
const STEP = 6 * DAY;
/**
 * How many steps a span is followed: more than a year. So in a zone with yearly changes, spans end
 * at the changes.
 */
const MOST_STEPS = 70;

// Kept, because a festival needs only one or two spans of one zone. Asking Intl each time would
// take a hundred times as long as this arithmetic, and a page of 1,500 séances needs ten thousand
// conversions.
const zones = new Map<string, { clocks: Intl.DateTimeFormat; spans: Span[] }>();
const MAX_ZONES = 64;
const MAX_SPANS = 64;
/** `+05:45`, the name of a zone with a fixed offset. */
const FIXED = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/;

function spanAt(epochMinutes: number, name: string): Span {
  let zone = zones.get(name);
  if (zone) for (const span of zone.spans) if (epochMinutes >= span.from && epochMinutes < span.to) return span;
  const [, sign, hours, minutes] = FIXED.exec(name) ?? [];
  if (sign) {
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, offset };
  }
  if (!zone) {
    if (zones.size >= MAX_ZONES) zones.clear();
    zone = { clocks: clocksOf(name), spans: [] };
    zones.set(name, zone);
  }
  const at = Math.floor(epochMinutes);
  const offset = offsetAt(at, zone.clocks);
  const span = { from: endOfSpan(at, -1, offset, zone.clocks), to: endOfSpan(at, 1, offset, zone.clocks), offset };
  if (zone.spans.length >= MAX_SPANS) zone.spans.length = 0;
  zone.spans.push(span);
  return span;
}

const numeric = 'numeric';
/** Throws RangeError for an unknown zone. */
const clocksOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });

function offsetAt(epochMinutes: number, clocks: Intl.DateTimeFormat): number {
  const shown = clocks.formatToParts(epochMinutes * 60_000);
  const of = (part: Intl.DateTimeFormatPartTypes) => Number(shown.find(({ type }) => type === part)?.value);
  const minutes = dayNumberOf(of('year'), of('month'), of('day')) * DAY + of('hour') * 60 + of('minute');
  return minutes - epochMinutes + of('second') / 60;
}

/**
 * The first minute after a span, or its first minute (`way` -1). If no change is found, the span
 * ends two days before the last look, so that no change can be just behind its end.
 */
function endOfSpan(at: number, way: 1 | -1, offset: number, clocks: Intl.DateTimeFormat): number {
  let inside = at;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    let outside = at + way * step * STEP;
    if (offsetAt(outside, clocks) === offset) inside = outside;
    else {
      while (Math.abs(outside - inside) > 1) {
        const middle = Math.floor((inside + outside) / 2);
        if (offsetAt(middle, clocks) === offset) inside = middle;
        else outside = middle;
      }
      return Math.max(inside, outside);
    }
  }
  return inside - way * 2 * DAY;
}

/** The number that two digits of a text say: its characters are read, because no copy is made. */
const twoAt = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * ZERO;
const ZERO = 48;

/**
 * Minutes since 1970 as if the wall clock were UTC. Throws RangeError when it is not a wall clock.
 */
function localMinutes(wall: WallClock): number {
  const date = twoAt(wall, 8);
  const day = dayNumberOf(twoAt(wall, 0) * 100 + twoAt(wall, 2), twoAt(wall, 5), date);
  // Converting back detects a 31 February; days up to the 28th exist in every month.
  if (!WALL_CLOCK.test(wall) || (date > 28 && dateOfDayNumber(day) !== wall.slice(0, 10)))
    throw new RangeError(`Not a wall-clock time: ${wall}`);
  return day * DAY + twoAt(wall, 11) * 60 + twoAt(wall, 14);
}

/**
 * Every epoch minute at which the clocks of the zone show this time: usually one, two when it is
 * repeated, none when it is skipped.
 */
function candidates(local: number, zone: string): { found: number[]; spans: Span[] } {
  const near = spanAt(local, zone);
  // More than two days inside a span no other offset is possible; this is the usual case.
  const epoch = local - near.offset;
  if (epoch >= near.from + 2 * DAY && epoch < near.to - 2 * DAY) return { found: [epoch], spans: [near] };
  const spans = [spanAt(near.from - 1, zone), near, spanAt(near.to, zone)];
  const found = spans.filter((s) => local - s.offset >= s.from && local - s.offset < s.to).map((s) => local - s.offset);
  // Two spans with the same offset may overlap.
  return { found: [...new Set(found)], spans };
}

/**
 * Minutes since 1970 (UTC) of a wall clock. For a repeated time it is the first of the two. A
 * skipped time is moved forward by the length of the gap, like Temporal's 'compatible' (forms
 * refuse it before it is stored).
 */
export function toEpochMinutes(wall: WallClock, zone: string): number {
  const local = localMinutes(wall);
  const { found, spans } = candidates(local, zone);
  if (found[0] !== undefined) return found[0];
  for (const [i, before] of spans.entries()) {
    const after = spans[i + 1];
    if (after && local - before.offset >= before.to && local - after.offset < after.from) return local - before.offset;
  }
  throw new RangeError(`Not a wall-clock time of ${zone}: ${wall}`);
}

/** The wall clock of the zone at this epoch minute. */
export function fromEpochMinutes(epochMinutes: number, zone: string): WallClock {
  const local = Math.floor(epochMinutes + spanAt(epochMinutes, zone).offset);
  const day = Math.floor(local / DAY);
  const minutes = local - day * DAY;
  const hours = Math.floor(minutes / 60);
  return `${dateOfDayNumber(day)}T${twoDigits(hours)}:${twoDigits(minutes - hours * 60)}`;
}

/** The epoch minute of an instant; its seconds are left out. */
export const minutesAt = (iso: string): number => Math.floor(Date.parse(iso) / 60_000);

/** The minutes between two instants; null where one is unknown. */
export const elapsedMinutes = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : minutesAt(to) - minutesAt(from);

/** The instant of an epoch minute, ISO in UTC. */
export const instantOfMinutes = (epochMinutes: number) => new Date(Math.round(epochMinutes * 60_000)).toISOString();

/**
 * The instant of a wall clock, ISO in UTC: the first of two when it is repeated. Throws RangeError
 * on malformed input.
 */
export const toInstant = (wall: WallClock, zone: string): string => instantOfMinutes(toEpochMinutes(wall, zone));

/** The instant `minutes` after a wall clock; correct also when the end is in a repeated hour. */
export const instantAfter = (wall: WallClock, minutes: number, zone: string): string =>
  instantOfMinutes(toEpochMinutes(wall, zone) + minutes);

/** The wall clock of an instant in a zone. Throws RangeError when it is not an instant. */
export function fromInstant(iso: string, zone: string): WallClock {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(iso)) throw new RangeError(`Not an instant: ${iso}`);
  return fromEpochMinutes(minutesAt(iso), zone);
}

/**
 * Noon UTC of each of these dates with the hour it is then in the zone, for a script that compares
 * them with the hours of a device (`isOtherZone`): `2026-06-06T12:00Z=2026-06-06T14:00`.
 */
export const hoursAtNoon = (dates: readonly CivilDate[], zone: string): string =>
  dates.map((date) => `${date}T12:00Z=${fromInstant(`${date}T12:00Z`, zone)}`).join(' ');

/**
 * The same hour so many days later; also of a date, and null stays null. The zone may skip that
 * hour.
 */
export const daysLater = <T extends WallClock | CivilDate | null | undefined>(wall: T, days: number): T =>
  (wall ? addDays(wall.slice(0, 10), days) + wall.slice(10) : wall) as T;

/** The date of an instant in a zone. */
export const dateOfInstant = (iso: string, zone: string): CivilDate => fromInstant(iso, zone).slice(0, 10);

/**
 * The wall clock of an instant, and whether it is the second of two equal ones in the repeated hour
 * of autumn. Throws RangeError when it is not an instant.
 */
export function shownAt(iso: string, zone: string): { wall: WallClock; isSecond: boolean } {
  const wall = fromInstant(iso, zone);
  return { wall, isSecond: toEpochMinutes(wall, zone) < minutesAt(iso) };
}

/**
 * An instant as a wall clock of the zone with its UTC offset: `2026-11-26T20:30:00+01:00` (RFC
 * 3339).
 */
export function withOffset(iso: string, zone: string): string {
  const wall = fromInstant(iso, zone);
  const minutes = Math.round((Date.parse(`${wall}:00Z`) - Date.parse(iso)) / 60_000);
  const offset = `${twoDigits(Math.floor(Math.abs(minutes) / 60))}:${twoDigits(Math.abs(minutes) % 60)}`;
  return `${wall}:00${minutes < 0 ? '-' : '+'}${offset}`;
}

/**
 * The wall clock after `minutes` of elapsed time; across a clock change it shows an hour more or
 * less.
 */
export const addMinutes = (wall: WallClock, minutes: number, zone: string): WallClock =>
  fromEpochMinutes(toEpochMinutes(wall, zone) + minutes, zone);

/** Elapsed minutes. If `to` is repeated, it is the first of the two that is not before `from`. */
export function minutesBetween(from: WallClock, to: WallClock, zone: string): number {
  const start = toEpochMinutes(from, zone);
  return epochFrom(start, to, zone) - start;
}

/**
 * The epoch minute of a wall clock that is not before `start`: of a repeated time, possibly the
 * second.
 */
export function epochFrom(start: number, wall: WallClock, zone: string): number {
  const { found } = candidates(localMinutes(wall), zone);
  return found.find((at) => at >= start) ?? toEpochMinutes(wall, zone);
}

/**
 * The epoch minute of a wall clock that is not after `end`: of a repeated time, the second if
 * possible.
 */
export function epochUntil(end: number, wall: WallClock, zone: string): number {
  const { found } = candidates(localMinutes(wall), zone);
  return found.findLast((at) => at <= end) ?? toEpochMinutes(wall, zone);
}

/**
 * By how many minutes the clocks jump (negative: back) inside [start, end), in epoch minutes; 0
 * when they do not.
 */
export const clockChangeBetween = (start: number, end: number, zone: string): number =>
  end > start ? spanAt(end - 1, zone).offset - spanAt(start, zone).offset : 0;

/** Whether an instant, in epoch minutes, is the second of two at which clocks show this time. */
export const isAgain = (wall: WallClock, minutes: number, zone: string): boolean =>
  // No clock was ever put back by two days: later in a span no time is shown again.
  minutes < spanAt(minutes, zone).from + 2 * DAY &&
  toEpochMinutes(wall, zone) < minutes &&
  fromEpochMinutes(minutes, zone) === wall;

/**
 * Whether the clocks of the zone show this time once (`ok`), never (`skipped`) or twice; `invalid`
 * if it is no wall clock.
 */
export function checkWallClock(wall: string, zone: string): 'ok' | 'skipped' | 'twice' | 'invalid' {
  if (!WALL_CLOCK.test(wall) || !isDate(wall.slice(0, 10))) return 'invalid';
  const { found } = candidates(localMinutes(wall), zone);
  return found.length === 1 ? 'ok' : found.length === 0 ? 'skipped' : 'twice';
}

/**
 * Whether this is a zone that the server knows (IANA, `Europe/Paris`), or an offset such as
 * `+01:00`.
 */
export function isTimeZone(zone: string): boolean {
  if (FIXED.test(zone)) return true;
  try {
    clocksOf(zone);
    return true;
  } catch {
    return false;
  }
}

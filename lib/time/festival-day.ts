import { addDays, type CivilDate, dateOfDayNumber, dayNumber, daysBetween } from './calendar.ts';
import { fromInstant, type WallClock } from './wall-clock.ts';

/**
 * The festival day of a wall clock: before `dayStartsAt` (`05:00`) it is still the day before. The
 * only implementation of this rule, used by screens, print, exports and warnings; calendar entries
 * keep the calendar date.
 */
export function festivalDayOf(wall: WallClock, dayStartsAt: string): CivilDate {
  const date = wall.slice(0, 10);
  return hourOfWall(wall) < dayStartsAt ? addDays(date, -1) : date;
}

/** The current festival day at this instant (`at`, ISO). */
export const dayOnAt = (
  { timeZone, dayStartsAt }: Readonly<{ timeZone: string; dayStartsAt: string }>,
  at: string,
): CivilDate => festivalDayOf(fromInstant(at, timeZone), dayStartsAt);

/**
 * The wall clock of an hour on a festival day: `00:30` on the 28th, with a day from 05:00, is the
 * 29th at 00:30.
 */
export function onFestivalDay(day: CivilDate, hour: string, dayStartsAt: string): WallClock {
  return `${hour < dayStartsAt ? addDays(day, 1) : day}T${hour}`;
}

/**
 * The date to name together with an hour that is shown beside another day: null while `wall` is on
 * the same festival day as `beside` (a wall clock, or a festival day). It is the calendar date: «
 * dimanche 29 à 0 h 30 ».
 */
export function dayToSay(wall: WallClock, beside: WallClock | CivilDate, dayStartsAt: string): CivilDate | null {
  const day = beside.includes('T') ? festivalDayOf(beside, dayStartsAt) : beside;
  return festivalDayOf(wall, dayStartsAt) === day ? null : wall.slice(0, 10);
}

/**
 * The date to name with an hour away from the page of its day: the calendar date, also after
 * midnight. The festival day would make somebody come a day early.
 */
export const dateOfHour = (wall: WallClock): CivilDate => wall.slice(0, 10);

/** The hour of a wall clock, `20:30`. */
export const hourOfWall = (wall: WallClock): string => wall.slice(11);

/**
 * Whether something of this festival day begins after midnight, on the next date of the calendar.
 */
export const isAfterMidnight = ({ startsAt, day }: { startsAt: WallClock | null; day: CivilDate | null }): boolean =>
  startsAt !== null && dateOfHour(startsAt) !== day;

/** The first wall clock with this hour after `start`: an end typed as `0h30` is in the night. */
export function firstAfter(start: WallClock, hour: string): WallClock {
  const date = start.slice(0, 10);
  const sameDate = `${date}T${hour}`;
  return sameDate > start ? sameDate : `${addDays(date, 1)}T${hour}`;
}

/**
 * The festival days that the time from `start` to `end` touches; an end exactly at the start of a
 * day is not on that day.
 */
export function festivalDaysOf(start: WallClock, end: WallClock, dayStartsAt: string): CivilDate[] {
  const first = festivalDayOf(start, dayStartsAt);
  const last = festivalDayOf(end, dayStartsAt);
  return datesBetween(first, last > first && hourOfWall(end) === dayStartsAt ? addDays(last, -1) : last);
}

const MAX_DATES = 400;

/**
 * All dates from the first to the last, both included; none when the last is before the first. At
 * most 400.
 */
export function datesBetween(from: CivilDate, to: CivilDate): CivilDate[] {
  const first = dayNumber(from);
  const count = Math.min(Math.max(dayNumber(to) - first + 1, 0), MAX_DATES);
  return Array.from({ length: count }, (_, i) => dateOfDayNumber(first + i));
}

/** The minutes from midnight of a festival day to a wall clock: 00:30 in its night is 1,470. */
export function minutesOfDay(date: string, wall: WallClock): number {
  return daysBetween(date, wall.slice(0, 10)) * 1440 + Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}

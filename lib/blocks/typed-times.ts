import { readDuration } from '#lib/i18n/typed-numbers.ts';
import { type CivilDate, isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { firstAfter, hourOfWall, onFestivalDay } from '#lib/time/festival-day.ts';
import { addMinutes, checkWallClock, minutesBetween, type WallClock } from '#lib/time/wall-clock.ts';

/** A day; what takes longer is one block a day. */
export const MAX_BLOCK_MINUTES = 1440;

/** The clock of the festival: day and hour become a wall clock there. */
export type BlockClock = { timeZone: string; dayStartsAt: string };

/** The end as an hour, the minutes counted from the start; null where neither was typed. */
export const endTyped = (
  { day, from, until, minutes }: { day: CivilDate; from: string; until: string | null; minutes: number | null },
  clock: BlockClock,
) => (minutes === null ? until : hourAfter(onFestivalDay(day, from, clock.dayStartsAt), minutes, clock));

/** Whether the clocks go forward over its start or its end. */
export function isInSkippedHour(
  { day, from, until }: { day: CivilDate; from: string; until: string },
  { timeZone, dayStartsAt }: BlockClock,
): boolean {
  const startsAt = onFestivalDay(day, from, dayStartsAt);
  return [startsAt, firstAfter(startsAt, until)].some((time) => checkWallClock(time, timeZone) === 'skipped');
}

type TypedTimes = { day: CivilDate; from: string; until: string; minutes?: number | null };

/**
 * The same on another day: as long where its minutes were typed, else until the same hour. In the
 * night the clocks change these are two things.
 */
export function repeatedOn<T extends TypedTimes>(input: T, day: CivilDate, clock: BlockClock): T {
  const startsAt = onFestivalDay(day, input.from, clock.dayStartsAt);
  const minutes = minutesTyped(input, clock);
  return { ...input, day, minutes, until: minutes === null ? input.until : hourAfter(startsAt, minutes, clock) };
}

const hourAfter = (startsAt: WallClock, minutes: number, { timeZone }: BlockClock) =>
  hourOfWall(addMinutes(startsAt, minutes, timeZone));

/** The minutes that were typed, unless another end was chosen since, of two people's. */
function minutesTyped({ day, from, until, minutes = null }: TypedTimes, clock: BlockClock): number | null {
  const startsAt = onFestivalDay(day, from, clock.dayStartsAt);
  return minutes !== null && hourAfter(startsAt, minutes, clock) === until ? minutes : null;
}

/** When a block starts, and its elapsed minutes. The same hour twice is a day. */
export function blockTimes(typed: TypedTimes, clock: BlockClock): { startsAt: WallClock; minutes: number } {
  const { day, from, until } = typed;
  const startsAt = onFestivalDay(day, from, clock.dayStartsAt);
  const passing = minutesBetween(startsAt, firstAfter(startsAt, until), clock.timeZone);
  // A day on which the clocks go back has 25 hours.
  return { startsAt, minutes: minutesTyped(typed, clock) ?? Math.min(passing, MAX_BLOCK_MINUTES) };
}

const textOf = (typed: unknown) => (typeof typed === 'string' ? typed : '');

/**
 * The day and the hours of a form while somebody types, read as its schema reads them; null where
 * that refuses one of them.
 */
export function timesTyped(
  typed: Readonly<Partial<Record<'day' | 'from' | 'until' | 'minutes', unknown>>>,
  clock: BlockClock,
): Required<TypedTimes> | null {
  const [day, from] = [textOf(typed.day), parseTimeEntry(textOf(typed.from))];
  const typedUntil = textOf(typed.until).trim() === '' ? null : parseTimeEntry(textOf(typed.until));
  const minutes = readDuration(textOf(typed.minutes), 1, MAX_BLOCK_MINUTES);
  if (!isDate(day) || from === null || typeof minutes === 'string') return null;
  if (typedUntil === null && textOf(typed.until).trim() !== '') return null;
  const until = endTyped({ day, from, until: typedUntil, minutes }, clock);
  if (until === null || (typedUntil !== null && typedUntil !== until)) return null;
  return isInSkippedHour({ day, from, until }, clock) ? null : { day, from, until, minutes };
}

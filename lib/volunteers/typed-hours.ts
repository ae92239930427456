import { byText } from '#lib/in-order.ts';
import { addDays, isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { festivalDayOf, firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';

/** The clock of the festival: day and hour become a wall clock there. */
export type FestivalClock = { timeZone: string; dayStartsAt: string };

/** Wall clocks of hours on a festival day: an hour left empty is where the day starts or ends. */
export function hoursOfDay(day: string, from: string | null, until: string | null, dayStartsAt: string) {
  const startsAt = onFestivalDay(day, from ?? dayStartsAt, dayStartsAt);
  const endsAt = until === null ? `${addDays(day, 1)}T${dayStartsAt}` : firstAfter(startsAt, until);
  return { startsAt, endsAt };
}

/**
 * When the hours somebody types for a festival day are, start and end; null for what is no hour
 * yet, and without a day.
 */
export function typedHoursOfDay(day: unknown, from: unknown, until: unknown, dayStartsAt: string) {
  const [first, last] = [from, until].map((hour) => (typeof hour === 'string' ? parseTimeEntry(hour) : null));
  if (typeof day !== 'string' || !isDate(day)) return [];
  const { startsAt, endsAt } = hoursOfDay(day, first ?? null, last ?? null, dayStartsAt);
  return [first ? startsAt : null, last ? endsAt : null];
}

/**
 * The same read back: the day, and the hours (`14:00`); empty where the day starts or ends. Of a
 * whole day both are.
 */
export function typedHours({ startsAt, endsAt }: { startsAt: string; endsAt: string }, dayStartsAt: string) {
  const [from, until] = [startsAt.slice(11), endsAt.slice(11)];
  return {
    day: festivalDayOf(startsAt, dayStartsAt),
    from: from === dayStartsAt ? '' : from,
    until: until === dayStartsAt ? '' : until,
  };
}

/** Sorted, each start once: of two that start together the longer one. */
export function sortedAvailabilities<T extends { startsAt: string; endsAt: string }>(all: readonly T[]): T[] {
  const sorted = [...all].sort((a, b) => byText(a.startsAt, b.startsAt) || byText(b.endsAt, a.endsAt));
  return sorted.filter((one, i) => one.startsAt !== sorted[i - 1]?.startsAt);
}

import { byText } from '#lib/grouped.ts';
import { addDays, isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { festivalDayOf, firstAfter, hourOfWall, onFestivalDay } from '#lib/time/festival-day.ts';

/**
 * The wall clocks of hours on a festival day; an empty hour means the start or the end of the day.
 */
export function hoursOfDay(day: string, from: string | null, until: string | null, dayStartsAt: string) {
  const startsAt = onFestivalDay(day, from ?? dayStartsAt, dayStartsAt);
  const endsAt = until === null ? `${addDays(day, 1)}T${dayStartsAt}` : firstAfter(startsAt, until);
  return { startsAt, endsAt };
}

/**
 * The same for hours as they are typed; null without a day, and for an hour that cannot be read
 * yet.
 */
export function typedHoursOfDay(day: unknown, from: unknown, until: unknown, dayStartsAt: string) {
  const [first, last] = [from, until].map((hour) => (typeof hour === 'string' ? parseTimeEntry(hour) : null));
  if (typeof day !== 'string' || !isDate(day)) return [];
  const { startsAt, endsAt } = hoursOfDay(day, first ?? null, last ?? null, dayStartsAt);
  return [first ? startsAt : null, last ? endsAt : null];
}

/**
 * The typed form of wall clocks: the day, and the hours (`14:00`), which are empty at the start or
 * end of the day.
 */
export function typedHours({ startsAt, endsAt }: { startsAt: string; endsAt: string }, dayStartsAt: string) {
  const [from, until] = [hourOfWall(startsAt), hourOfWall(endsAt)];
  return {
    day: festivalDayOf(startsAt, dayStartsAt),
    from: from === dayStartsAt ? '' : from,
    until: until === dayStartsAt ? '' : until,
  };
}

/** Sorted, each start once: of two with the same start, the longer one. */
export function sortedAvailabilities<T extends { startsAt: string; endsAt: string }>(all: readonly T[]): T[] {
  const sorted = [...all].sort((a, b) => byText(a.startsAt, b.startsAt) || byText(b.endsAt, a.endsAt));
  return sorted.filter((one, i) => one.startsAt !== sorted[i - 1]?.startsAt);
}

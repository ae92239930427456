import { isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';

/**
 * The times that day, hour and fixed end mean together, for the form to show while one types; null
 * for fields that cannot be read.
 */
export function timesOf(
  typed: Readonly<Record<'day' | 'time' | 'end', string>>,
  { dayStartsAt }: { dayStartsAt: string },
): { startsAt: WallClock | null; publicEndFixed: WallClock | null } {
  const hour = parseTimeEntry(typed.time);
  const end = parseTimeEntry(typed.end);
  const startsAt = isDate(typed.day) && hour ? onFestivalDay(typed.day, hour, dayStartsAt) : null;
  return { startsAt, publicEndFixed: startsAt && end ? firstAfter(startsAt, end) : null };
}

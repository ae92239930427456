import { groupedBy } from '#lib/grouped.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { dayNumber } from '#lib/time/calendar.ts';

/** With more days than this, the home page lists the days instead of showing the first one. */
export const MANY_DAYS = 7;
/**
 * The average distance of dates, in days, from which on they are a season and not the days of a
 * festival.
 */
const APART = 3;

type Dated = Pick<PublicDocument, 'days' | 'events'>;

/**
 * The dates of a season, which are its days with séances. A season has more dates than a festival
 * has days, and they are further apart. Null for a festival.
 */
export function seasonOf({ days, events }: Dated): readonly string[] | null {
  if (days.length <= MANY_DAYS) return null;
  const used = new Set(events.map(({ day }) => day));
  const dates = days.flatMap(({ date }) => (used.has(date) ? date : []));
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last || dates.length <= MANY_DAYS) return null;
  return dayNumber(last) - dayNumber(first) >= APART * (dates.length - 1) ? dates : null;
}

/** Dates by the month they are in (`2026-11`), in order. */
export function monthsOf(dates: readonly string[]): { month: string; dates: string[] }[] {
  const months = groupedBy(dates, (date) => date.slice(0, 7));
  return [...months].map(([month, its]) => ({ month, dates: its }));
}

import { type DayOrder, dayOrders, parseDayEntry } from '#lib/time/day-entry.ts';
import { plainHeading } from './plain-heading.ts';
import { typedMoment } from './typed-moments.ts';

/**
 * How the dates of a list are read. `order` is undefined where no cell depends on it; `doubt` is a
 * date that could be read either way, where nothing decides.
 */
export type ReadOrder = Readonly<{ order: DayOrder | undefined; doubt: string | null }>;

const ENGLISH =
  /^(?:day|start|starts|start time|end|ends|end time|time|when|title|rooms?|venues?|speakers?|guests?|names?|arrival|departure)$/;
const HALF_DAY = /\d ?[ap]\.? ?m\b/i;

/**
 * The one order (day first or month first) in which all these cells are read: the one that puts
 * most of them on days of the festival, else the one that makes most of them dates. If both are
 * equal, AM and PM or English headings suggest month first, but somebody has to confirm it.
 */
export function orderOfDates(
  cells: readonly string[],
  { dates, header, hours }: { dates: readonly string[]; header: readonly string[]; hours: readonly string[] },
): ReadOrder {
  const own = new Set(dates);
  const read = dayOrders.map((order) =>
    cells.map((cell) => typedMoment(cell, (text) => parseDayEntry(text, dates, order))?.date || null),
  );
  const [dayFirst = [], monthFirst = []] = read;
  const doubt = cells.findIndex((_, at) => dayFirst[at] !== monthFirst[at]);
  if (doubt < 0) return { order: undefined, doubt: null };
  const merits = [(day: string | null) => day !== null && own.has(day), (day: string | null) => day !== null];
  for (const isGood of merits) {
    const ahead = dayFirst.filter(isGood).length - monthFirst.filter(isGood).length;
    if (ahead !== 0) return { order: ahead > 0 ? 'day-first' : 'month-first', doubt: null };
  }
  const isEnglish =
    header.some((name) => ENGLISH.test(plainHeading(name))) || hours.some((cell) => HALF_DAY.test(cell));
  return { order: isEnglish ? 'month-first' : 'day-first', doubt: cells[doubt] ?? null };
}

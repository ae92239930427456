import { folded } from '#lib/search/words.ts';
import { hourOfMinutes } from '#lib/time/calendar.ts';
import { type DayOrder, dateIn, dayOrders, parseDayEntry } from '#lib/time/day-entry.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import { firstAfter, hourOfWall } from '#lib/time/festival-day.ts';
import { checkWallClock, shownAt, type WallClock } from '#lib/time/wall-clock.ts';
import { plainHeading } from './table.ts';

/** A date as a number of days, as spreadsheets store it: 46354 is 28 November 2026. */
const EXCEL_DAYS = /^(?:[34]\d{4}|[5]\d{4})(?:[.,](\d+))?$/;
/** The year of a day, not an hour such as « 14/11 à 2030 » or « 14/11/26 2030 ». */
const YEAR_AT_END = /^\D*(?:\d{1,2}\D+){1,2}(?<!\s(?:à|a|at|[-–—·•|])\s+)(?:19|20|21)\d\d$/;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/**
 * The date and hour in one cell: `2026-11-28T20:30`, `28/11/2026 20h30`, `46354.854`. Each is empty
 * when the cell does not have it; null when the cell has something else.
 */
export function typedMoment(
  cell: string,
  readDay: (text: string) => string | null,
): { date: string; time: string } | null {
  const plain = cell.trim().replace(/(\d)T(?=\d\d:\d\d)/, '$1 ');
  if (plain === '') return { date: '', time: '' };
  if (EXCEL_DAYS.test(plain)) {
    const minutes = Math.round(Number(plain.replace(',', '.')) * 1440);
    const iso = new Date(EXCEL_EPOCH + minutes * 60_000).toISOString();
    return { date: iso.slice(0, 10), time: minutes % 1440 === 0 ? '' : iso.slice(11, 16) };
  }
  const date = readDay(plain);
  if (date) return { date, time: '' };
  const time = timeIn(plain);
  if (time) return { date: '', time };
  // The longest beginning that is a date, followed by an hour. In « samedi 14 novembre 2025 » the
  // year of another festival is no hour.
  for (const { index } of [...plain.matchAll(/[\s,]+(?:à|a|at|[-–—·•|])?\s*/g)].toReversed()) {
    const before = readDay(plain.slice(0, index));
    const after = timeIn(plain.slice(index).replace(/^[\s,]+(?:(?:à|a|at|[-–—·•|])\s+)?/, ''));
    if (before && after && !YEAR_AT_END.test(plain)) return { date: before, time: after };
  }
  return null;
}

/**
 * The end of something that starts at `from`; null where the end is earlier, or, without a date,
 * where it would be a whole day later.
 */
export function endsFrom(from: WallClock, end: { date: string; time: string }, zone: string): WallClock | null {
  const wall = end.date ? `${end.date}T${end.time}` : firstAfter(from, end.time);
  const isSame = end.date === '' && end.time === hourOfWall(from);
  return isSame || wall < from || checkWallClock(wall, zone) === 'invalid' ? null : wall;
}

/**
 * An instant as a wall clock in the zone: programs write `2026-11-28T20:30:00+01:00`, or the same
 * in UTC. Null for any other cell.
 */
export function onClock(cell: string, zone: string): ReturnType<typeof shownAt> | null {
  const instant = cell.trim();
  const isOne = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(instant);
  return isOne && !Number.isNaN(Date.parse(instant)) ? shownAt(instant, zone) : null;
}

const WEEKDAY =
  /^(?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\b[.,]?\s*/;

/** Whether a text looks like a day: « SAMEDI 28 NOVEMBRE », « samedi 28 », « Day 2 », « 28/11 ». */
export function looksLikeDay(text: string): boolean {
  const plain = folded(text).trim();
  const rest = plain.replace(WEEKDAY, '');
  return (
    (rest !== plain && /^(?:\d{1,2}(?:er|st|nd|rd|th)?)?$/.test(rest)) ||
    /^(?:jour|day) ?\d{1,2}$/.test(plain) ||
    (dateIn(rest, '2026-01-01') ?? dateIn(rest, undefined)) !== null
  );
}

/**
 * An hour. Spreadsheets write seconds behind it, or a fraction of a day, and programmes write « 24h
 * » for the end of a day.
 */
export function timeIn(text: string): string | null {
  if (/^\s*24 ?(?:h|[h:] ?00)\s*$/i.test(text)) return '00:00';
  if (/^0[.,]\d+$/.test(text)) {
    const minutes = Math.round(Number(text.replace(',', '.')) * 1440);
    return hourOfMinutes(minutes);
  }
  return parseTimeEntry(text.replace(/^(\d{1,2}:\d\d):00(?=\s*(?:[ap]\.?m\.?)?$)/i, '$1'));
}

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

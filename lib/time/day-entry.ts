import type { Locale } from '#db/enums.ts';
import { shortWeekdays, weekdays } from '#lib/i18n/calendar-words.ts';
import { type CivilDate, weekdayOf } from './calendar.ts';
import { parseDateEntry } from './entry.ts';

const fold = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim();

const weekdayNumbers = new Map<string, number>();
for (const locale of ['fr', 'en'] as const satisfies readonly Locale[])
  for (const names of [weekdays[locale], shortWeekdays[locale]])
    for (const [at, name] of names.entries()) weekdayNumbers.set(fold(name), at);

/** The order of day and month in figures: « 03/04/2026 ». */
export const dayOrders = ['day-first', 'month-first'] as const;
export type DayOrder = (typeof dayOrders)[number];

/** Turns « 03/25/2026 » into « 25/03/2026 ». */
const turned = (text: string) => text.replace(/^(\D*)(\d{1,2})( ?[/.-] ?)(\d{1,2})(?!\d)/, '$1$4$3$2');

/**
 * A date. In figures, the day comes first if that gives a date, else the month; with `order`, only
 * that order is used.
 */
export const dateIn = (text: string, around: CivilDate | undefined, order?: DayOrder): CivilDate | null =>
  order
    ? parseDateEntry(order === 'month-first' ? turned(text) : text, 'fr', around)
    : (parseDateEntry(text, 'fr', around) ?? parseDateEntry(text, 'en', around));

/**
 * A day of the festival in any form that programmes use: a complete date in either language, « 28
 * nov. », « samedi 28 », « samedi », « le 28 », « jour 2 ». An incomplete date has to match exactly
 * one day of the festival, else it is null. In figures, the day comes first if that gives a date,
 * else the month; with `order`, only that order is used.
 */
export function parseDayEntry(text: string, dates: readonly CivilDate[], order?: DayOrder): CivilDate | null {
  if (text.length > 60) return null;
  const whole = dateIn(text, dates[0], order);
  if (whole) return whole;
  const plain = fold(text).replace(/^le /, '');
  const numbered = /^(?:jour|day|j) ?(\d{1,2})$/.exec(plain);
  if (numbered) return dates[Number(numbered[1]) - 1] ?? null;
  const [, word, day] = /^([a-z]+)?(?:(?:^| )(\d{1,2})(?:er|st|nd|rd|th)?)?$/.exec(plain) ?? [];
  const weekday = word === undefined ? undefined : weekdayNumbers.get(word);
  if ((word !== undefined && weekday === undefined) || (word === undefined && day === undefined)) return null;
  const found = dates.filter(
    (date) =>
      (weekday === undefined || weekdayOf(date) === weekday) &&
      (day === undefined || Number(date.slice(8)) === Number(day)),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

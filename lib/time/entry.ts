import type { Locale } from '#db/enums.ts';
import { months, shortMonths, weekdays } from '#lib/i18n/calendar-words.ts';
import { type CivilDate, civilDate, daysBetween, twoDigits, weekdayOf } from './calendar.ts';

// No entry is longer. Longer texts are refused before any regular expression examines them.
const LONGEST_ENTRY = 60;

/** Without accents and case, with ordinary spaces and ASCII digits. */
const fold = (text: string) =>
  text.length > LONGEST_ENTRY
    ? ''
    : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const NAMED_HOURS: Record<string, string> = { midi: '12:00', noon: '12:00', minuit: '00:00', midnight: '00:00' };
const FRENCH = /^(\d{1,2}) ?(?:h|hr?s?|heures?)(?: ?([0-5]\d)(?: ?(?:min|mn|minutes?))?)?$/;
const POINTED = /^(\d{1,2}) ?[:.] ?([0-5]\d)$/;
const BARE = /^(\d{1,2})([0-5]\d)?$/;
const HALF_DAY = /^(\d{1,2})(?: ?[:.h] ?([0-5]\d))? ?([ap])\.? ?m\.?$/;

function hour(hours: string | undefined, minutes: string | undefined): string | null {
  const value = Number(hours);
  return value < 24 ? `${twoDigits(value)}:${minutes ?? '00'}` : null;
}

function halfDayHour(hours: string | undefined, minutes: string | undefined, half: string | undefined): string | null {
  const value = Number(hours);
  if (value < 1 || value > 12) return null;
  return hour(String((value % 12) + (half === 'p' ? 12 : 0)), minutes);
}

/**
 * An hour of the day as people type it: `20h30`, `20:30`, `2030`, `20 h 30`, `20 h`, `20`,
 * `8:30 pm`, `8pm`, `0h30`, `midi`, `à 20h30`, `at 8pm`. Null when it is none of these: `24:00`,
 * `25 h`, `20h5` (five past, or fifty?), `13 pm`.
 */
export function parseTimeEntry(text: string): string | null {
  const entry = fold(text).replace(/^(?:a|at) /, '');
  const named = NAMED_HOURS[entry];
  if (named) return named;
  const half = HALF_DAY.exec(entry);
  if (half) return halfDayHour(half[1], half[2], half[3]);
  const plain = FRENCH.exec(entry) ?? POINTED.exec(entry) ?? BARE.exec(entry);
  return plain ? hour(plain[1], plain[2]) : null;
}

/**
 * An hour, or that of a wall clock, as its input field shows it: `20h30`; `20:30` in English; empty
 * where there is none.
 */
export function typedTime(time: string | null, locale: Locale): string {
  if (time === null) return '';
  return locale === 'fr' ? `${Number(time.slice(-5, -3))}h${time.slice(-2)}` : time.slice(-5);
}

const monthNumbers = new Map<string, number>();
for (const names of [months.fr, months.en, shortMonths.fr, shortMonths.en])
  for (const [i, name] of names.entries()) monthNumbers.set(fold(name).replace('.', ''), i + 1);
for (const [name, number] of [
  ['jan', 1],
  ['fev', 2],
  ['juil', 7],
  ['sept', 9],
] as const)
  monthNumbers.set(name, number);

const weekdayNumbers = new Map<string, number>();
for (const names of [weekdays.fr, weekdays.en])
  for (const [i, name] of names.entries())
    for (const form of [name, name.slice(0, 3), name.slice(0, 4), name.slice(0, 5)])
      weekdayNumbers.set(form.toLowerCase(), i);

/** « Mar 28, 2026 »; without a year, « mar. 28 » is a Tuesday. */
const AMERICAN_MARCH = /^mar\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}$/;

function takeWeekday(entry: string): { weekday: number | null; rest: string } {
  const match = /^([a-z]+)\.?,? /.exec(entry);
  const weekday = match ? weekdayNumbers.get(match[1] ?? '') : undefined;
  return weekday === undefined ? { weekday: null, rest: entry } : { weekday, rest: entry.slice(match?.[0].length) };
}

type Parts = { day: number; month: number; year: number | null };

const yearOf = (text: string | undefined) =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);

function namedParts(entry: string): Parts | null {
  // « 28-nov.-26 », the form in which spreadsheets show « 28/11 ».
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)?[ -]?([a-z]+)\.?(?:,?[ -](\d{4}|\d{2}))?$/.exec(entry);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(entry);
  const month = monthNumbers.get(dayFirst?.[2] ?? monthFirst?.[1] ?? '');
  if (!month) return null;
  return { day: Number(dayFirst?.[1] ?? monthFirst?.[2]), month, year: yearOf(dayFirst?.[3] ?? monthFirst?.[3]) };
}

function numberedParts(entry: string, locale: Locale): Parts | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(entry);
  if (iso) return { day: Number(iso[4]), month: Number(iso[3]), year: Number(iso[1]) };
  const match = /^(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}|\d{2})|\.)?$/.exec(entry);
  if (!match) return null;
  const parts = { day: Number(match[1]), month: Number(match[2]), year: yearOf(match[3]) };
  // American order, with the month first: used only where day first gives no date.
  if (locale === 'en' && parts.month > 12) return { ...parts, day: parts.month, month: parts.day };
  return parts;
}

/** The date with this day and month that is nearest to another date. */
function nearest({ day, month }: Parts, around: CivilDate): CivilDate | null {
  const year = Number(around.slice(0, 4));
  const distance = (date: CivilDate) => Math.abs(daysBetween(around, date));
  return [year - 1, year, year + 1]
    .flatMap((y) => civilDate(y, month, day) ?? [])
    .reduce<CivilDate | null>((best, date) => (best && distance(best) <= distance(date) ? best : date), null);
}

/**
 * A date as people type it, in either language: `28/11/2026`, `28.11.26`, `28 nov. 2026`,
 * `samedi 28 novembre 2026`, `November 28, 2026`, `2026-11-28`. Without a year (`28 nov.`) it is
 * the one nearest to `around`, a date of the festival; with neither it is null, as are days that do
 * not exist and a weekday that is not that date's.
 */
export function parseDateEntry(text: string, locale: Locale, around?: CivilDate): CivilDate | null {
  const entry = fold(text).replace(/^le /, '');
  const { weekday, rest } = AMERICAN_MARCH.test(entry) ? { weekday: null, rest: entry } : takeWeekday(entry);
  const parts = namedParts(rest) ?? numberedParts(rest, locale);
  if (!parts) return null;
  const { day, month, year } = parts;
  // In « 28 nov. 20 », a year far from the festival is taken for an hour behind the day.
  if (around && year !== null && /\D \d\d$/.test(rest) && Math.abs(year - Number(around.slice(0, 4))) > 1) return null;
  const date = year === null ? (around ? nearest(parts, around) : null) : civilDate(year, month, day);
  return date && (weekday === null || weekdayOf(date) === weekday) ? date : null;
}

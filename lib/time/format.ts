import { months, shortMonths, shortWeekdays, weekdays } from '#lib/i18n/calendar-words.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { NBSP } from '#lib/i18n/typeset.ts';
import { type CivilDate, dayNumber, twoDigits, weekdayOf } from './calendar.ts';
import { dayToSay, festivalDayOf } from './festival-day.ts';
import { dateOfInstant, fromInstant, type WallClock } from './wall-clock.ts';
import '#db/enums.ts';

/** A wall clock (`2026-11-26T20:30`) or an hour of the day (`20:30`). */
type HourOrWall = string;
/**
 * `text`: `13 h`; `column`: `13 h 00`, so that figures are aligned. English is the same in both.
 */
export type TimeStyle = 'text' | 'column';

function hourAndMinute(time: HourOrWall): { hour: number; minute: number } {
  const match = /(?:^|T)([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`Not a time: ${time}`);
  return { hour: Number(match[1]), minute: Number(match[2]) };
}

/** `9 h 30`, `13 h` (`13 h 00` in a column); `09:30`, `13:00` in English. Spaces never break. */
export function formatTime(time: HourOrWall, locale: Locale, style: TimeStyle = 'text'): string {
  const { hour, minute } = hourAndMinute(time);
  if (locale === 'en') return `${twoDigits(hour)}:${twoDigits(minute)}`;
  return minute === 0 && style === 'text' ? `${hour}${NBSP}h` : `${hour}${NBSP}h${NBSP}${twoDigits(minute)}`;
}

const plural = (count: number, one: string, more: string) => (Math.abs(count) < 2 ? one : more);

/**
 * The spoken form: « 9 heures 30 », « 1 heure », « midi », « minuit 30 »; `9:30 am`, `noon`,
 * `midnight`.
 */
export function spokenTime(time: HourOrWall, locale: Locale): string {
  const { hour, minute } = hourAndMinute(time);
  if (locale === 'en') {
    if (minute === 0 && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
    return `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${twoDigits(minute)}`} ${hour < 12 ? 'am' : 'pm'}`;
  }
  if (hour === 12 && minute === 0) return 'midi';
  const hours = hour === 0 ? 'minuit' : `${hour} ${plural(hour, 'heure', 'heures')}`;
  return minute === 0 ? hours : `${hours} ${minute}`;
}

/**
 * How a range is written, apart from its times. `isApproximate`: the end depends on an unknown
 * length and is marked with « vers » or « environ ». `isEndAgain`: its end is the second of two
 * such hours (`isAgain`), which its wall clock does not say.
 */
export type RangeOptions = { style?: TimeStyle; isApproximate?: boolean; isEndAgain?: boolean | undefined };

/**
 * Whether the end is after the clocks went back: it is not later by its wall clock, or is known to
 * be. A range of 0 minutes is printed without an end.
 */
const isBack = (from: HourOrWall, to: HourOrWall, { isEndAgain }: RangeOptions) =>
  isEndAgain || (from.includes('T') && to.includes('T') && to <= from);

const AFTER_CHANGE = { fr: 'après le changement d’heure', en: 'after the clocks change' } as const;

/** The words behind a range whose end is after the clocks went back; else empty. */
export const behindTimeRange = (from: HourOrWall, to: HourOrWall, locale: Locale, options: RangeOptions): string =>
  isBack(from, to, options) ? ` (${AFTER_CHANGE[locale]})` : '';

/**
 * `9 h 30 – 11 h 45`; with an approximate end `14 h 10 – vers 18 h 05`. Without an end, only the
 * start. In the night when the clocks go back `2 h 30 – 2 h 15 (après le changement d’heure)`.
 */
export function formatTimeRange(
  from: HourOrWall,
  to: HourOrWall | null,
  locale: Locale,
  options: RangeOptions = {},
): string {
  const start = formatTime(from, locale, options.style);
  if (to === null) return start;
  const about = options.isApproximate ? `${locale === 'fr' ? 'vers' : 'about'}${NBSP}` : '';
  return `${start}${NBSP}– ${about}${formatTime(to, locale, options.style)}${behindTimeRange(from, to, locale, options)}`;
}

/**
 * « de 9 heures 30 à 11 heures 45 », « de 14 heures 10 à 18 heures 5 environ »;
 * `from 9:30 am to about 6:05 pm`.
 */
export function spokenTimeRange(
  from: HourOrWall,
  to: HourOrWall | null,
  locale: Locale,
  options: RangeOptions = {},
): string {
  const start = spokenTime(from, locale);
  if (to === null) return start;
  const end = spokenTime(to, locale);
  const after = isBack(from, to, options) ? `, ${AFTER_CHANGE[locale]}` : '';
  if (locale === 'fr') return `de ${start} à ${end}${options.isApproximate ? ' environ' : ''}${after}`;
  return `from ${start} to ${options.isApproximate ? 'about ' : ''}${end}${after}`;
}

/**
 * `full` samedi 28 novembre 2026 · `long` samedi 28 novembre · `medium` 28 novembre 2026 · `column`
 * sam. 28 nov. · `short` sam. 28.
 */
export type DateStyle = 'full' | 'long' | 'medium' | 'column' | 'short';

const part = (date: CivilDate, from: number, to: number) => Number(date.slice(from, to));
const ordinal = (day: number, locale: Locale) => (locale === 'fr' && day === 1 ? '1er' : String(day));

const dayAndMonth = (date: CivilDate, locale: Locale, names: Record<Locale, readonly string[]>) =>
  `${ordinal(part(date, 8, 10), locale)}${NBSP}${names[locale][part(date, 5, 7) - 1]}`;

export function formatDate(date: CivilDate, locale: Locale, style: DateStyle = 'long'): string {
  const weekday = weekdayOf(date);
  switch (style) {
    case 'full':
      return `${weekdays[locale][weekday]} ${dayAndMonth(date, locale, months)} ${part(date, 0, 4)}`;
    case 'long':
      return `${weekdays[locale][weekday]} ${dayAndMonth(date, locale, months)}`;
    case 'medium':
      return `${dayAndMonth(date, locale, months)} ${part(date, 0, 4)}`;
    case 'column':
      return `${shortWeekdays[locale][weekday]}${NBSP}${dayAndMonth(date, locale, shortMonths)}`;
    case 'short':
      return `${shortWeekdays[locale][weekday]}${NBSP}${ordinal(part(date, 8, 10), locale)}`;
  }
}

/** `novembre 2026`, of `2026-11`. */
export const formatMonth = (month: string, locale: Locale): string =>
  `${months[locale][part(month, 5, 7) - 1]} ${part(month, 0, 4)}`;

/**
 * The spoken form: « samedi 28 novembre », « dimanche premier novembre », with the year if the
 * style has it.
 */
export function spokenDate(date: CivilDate, locale: Locale, style: DateStyle = 'long'): string {
  const said = formatDate(date, locale, style === 'full' || style === 'medium' ? style : 'long').replaceAll(NBSP, ' ');
  return locale === 'fr' ? said.replace(/\b1er\b/, 'premier') : said;
}

/**
 * `28 novembre 2026`, `28 et 29 novembre 2026`, `du 26 au 29 novembre 2026`,
 * `du 30 novembre au 2 décembre 2026`.
 */
export function formatDateRange(from: CivilDate, to: CivilDate, locale: Locale): string {
  if (from === to) return formatDate(from, locale, 'medium');
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const start =
    from.slice(0, 7) === to.slice(0, 7)
      ? ordinal(part(from, 8, 10), locale)
      : dayAndMonth(from, locale, months) + (sameYear ? '' : ` ${part(from, 0, 4)}`);
  const end = formatDate(to, locale, 'medium');
  const areTwo = dayNumber(to) - dayNumber(from) === 1;
  if (locale === 'en') return areTwo ? `${start} and ${end}` : `${start} to ${end}`;
  return areTwo ? `${start} et ${end}` : `du ${start} au ${end}`;
}

/** `minutes`: 94 min, for running times; `hours`: 2 h 10, for sums. */
export type DurationStyle = 'minutes' | 'hours';

function hoursOf(minutes: number): { hours: number; rest: number } {
  return { hours: Math.floor(minutes / 60), rest: minutes % 60 };
}

/** `94 min`; with `hours`, `2 h 10` (`45 min` below an hour; `2 h 10 min` in English). */
export function formatDuration(minutes: number, locale: Locale, style: DurationStyle = 'minutes'): string {
  const { hours, rest } = hoursOf(minutes);
  if (style === 'minutes' || hours < 1) return `${minutes}${NBSP}min`;
  if (rest === 0) return `${hours}${NBSP}h`;
  return locale === 'fr' ? `${hours}${NBSP}h${NBSP}${twoDigits(rest)}` : `${hours}${NBSP}h${NBSP}${rest}${NBSP}min`;
}

/** « 94 minutes », « 1 minute », « 2 heures 10 »; `1 hour 30 minutes`. */
export function spokenDuration(minutes: number, locale: Locale, style: DurationStyle = 'minutes'): string {
  const { hours, rest } = hoursOf(minutes);
  const said = (count: number, one: string) =>
    `${count} ${locale === 'fr' ? plural(count, one, `${one}s`) : count === 1 ? one : `${one}s`}`;
  if (style === 'minutes' || hours < 1) return said(minutes, 'minute');
  const whole = said(hours, locale === 'fr' ? 'heure' : 'hour');
  if (rest === 0) return whole;
  return locale === 'fr' ? `${whole} ${rest}` : `${whole} ${said(rest, 'minute')}`;
}

/** `samedi 28 novembre, 20 h 30`, with the calendar date. */
export const formatWall = (wall: WallClock, locale: Locale): string =>
  `${formatDate(wall.slice(0, 10), locale)}, ${formatTime(wall, locale)}`;

/**
 * An instant in the time of a zone: `samedi 28 novembre 2026 à 20 h 30`, `Saturday 28 November 2026
 * at 20:30`.
 */
export function formatInstant(iso: string, zone: string, locale: Locale, style: DateStyle = 'full'): string {
  const wall: WallClock = fromInstant(iso, zone);
  const date = formatDate(wall.slice(0, 10), locale, style);
  return `${date} ${locale === 'fr' ? 'à' : 'at'} ${formatTime(wall, locale)}`;
}

/** The same for a reader at the instant `now`: only the hour if it is on the same day. */
export function formatInstantAt(now: string, iso: string, zone: string, locale: Locale): string {
  const wall = fromInstant(iso, zone);
  const isToday = wall.slice(0, 10) === dateOfInstant(now, zone);
  return isToday ? formatTime(wall, locale) : formatInstant(iso, zone, locale);
}

/** The spoken form of `formatInstant`. */
export function spokenInstant(iso: string, zone: string, locale: Locale, style: DateStyle = 'full'): string {
  const wall = fromInstant(iso, zone);
  return `${spokenDate(wall.slice(0, 10), locale, style)} ${locale === 'fr' ? 'à' : 'at'} ${spokenTime(wall, locale)}`;
}

/** The clocks of a festival. */
export type Clocks = { timeZone: string; dayStartsAt: string };

/**
 * An hour as a sentence takes it: `{other, select, yes {le {day} à {time}} other {à {time}}}`.
 * `other` is `yes` where the hour is of another day than the one it is read on, which `day` then
 * names.
 */
export type SaidHour = { time: string; other: 'yes' | 'no'; day: string };

/**
 * The hour of a wall clock, read beside a moment or a festival day. For the eye, or (`spoken`) for
 * the ear.
 */
export function saidHour(
  wall: WallClock,
  beside: string,
  { dayStartsAt }: Pick<Clocks, 'dayStartsAt'>,
  locale: Locale,
  manner: Voice = 'printed',
): SaidHour {
  const [time, date] = manner === 'spoken' ? [spokenTime, spokenDate] : [formatTime, formatDate];
  const day = dayToSay(wall, beside, dayStartsAt);
  return { time: time(wall, locale), other: day ? 'yes' : 'no', day: day ? date(day, locale) : '' };
}

/** The same of an instant, read at another (`now`). */
export const saidInstant = (
  at: string,
  now: string,
  clocks: Clocks,
  locale: Locale,
  manner: Voice = 'printed',
): SaidHour => saidHour(fromInstant(at, clocks.timeZone), fromInstant(now, clocks.timeZone), clocks, locale, manner);

/** « sam. 28, 0 h 30 »: the day of the evening it belongs to, as its column says it. */
export const sayTime = (at: WallClock, dayStartsAt: string, locale: Locale): string =>
  `${formatDate(festivalDayOf(at, dayStartsAt), locale, 'short')}, ${formatTime(at, locale)}`;

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * How long ago an instant was, in whole words (« il y a 3 minutes », "3 minutes ago"), so that no
 * separate spoken form is needed. Rounded down; a future instant (two clocks may differ) counts as
 * 0 seconds ago. Both are ISO instants.
 */
export function formatAgo(at: string, now: string, locale: Locale): string {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 1000));
  const [unit, length] = STEPS.find(([, size]) => seconds >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(seconds / length), unit);
}

import { addDays, twoDigits, weekdayOf } from '#lib/time/calendar.ts';
import { DAY_MINUTES, type PartOfDay, type Range } from './meanings.ts';
import type { SaidText, SaidToken } from './text.ts';

/** One day, or several with that name in a festival of more than a week. */
export type OneDay = {
  dates: readonly string[];
  isOutside: boolean;
  isUnclear: boolean;
  part?: PartOfDay | undefined;
  next: number;
};

/** The dates of the festival with this day of the month, and this month if given. */
const datesOfDay = ({ festival }: SaidText, day: number, month: number | null) =>
  festival.dates.filter(
    (date) => Number(date.slice(8)) === day && (month === null || Number(date.slice(5, 7)) === month),
  );

/** A weekday, a date, or both. `isDay`: a number here cannot be an hour. */
export function oneDayAt(text: SaidText, from: number, isDay = false): OneDay | null {
  const i = text.pastArticles(from);
  const token = text.tokens[i];
  if (!token) return null;
  if (token.is === 'nth') return nthDay(text, token, i + 1);
  if (token.is === 'weekday') return weekdayBefore(text, token.value, i + 1);
  const isArticled = i > from && /(?:le|les|du|au|des|the|on)\s*$/.test(text.word(i - 1));
  return dateAt(text, i, isDay || (isArticled && isNoHour(text, i, token)));
}

function nthDay({ festival }: SaidText, { value, part }: SaidToken, next: number): OneDay {
  const date = festival.dates.at(value < 0 ? value : value - 1);
  return { dates: date ? [date] : [], isOutside: !date, isUnclear: false, part, next };
}

const mondayOf = (date: string) => addDays(date, -weekdayOf(date));

const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^(?:premier|first|1er|1st)$/, 0],
  [/^(?:deuxieme|second|2e|2eme|2nd)$/, 1],
  [/^(?:troisieme|third|3e|3eme|3rd)$/, 2],
  [/^(?:dernier|last)$/, -1],
];

/** « 1er », « dernier »: which it is of several, counted from 0, the last as -1. */
export const ordinalAt = (text: SaidText, i: number): number | undefined =>
  ORDINALS.find(([pattern]) => pattern.test(text.word(i)))?.[1];

/** Of these days, those of the first week that has any, of the second and so on. */
export function ofWeek(nth: number, dates: readonly string[]): readonly string[] {
  const monday = [...new Set(dates.map(mondayOf))].at(nth);
  return dates.filter((date) => mondayOf(date) === monday);
}

/** Of these days, those of the week that a word before them names: « le premier samedi ». */
export function ofWeekSaid(text: SaidText, at: number, dates: readonly string[]): readonly string[] {
  const nth = ordinalAt(text, at - 1);
  return nth === undefined ? dates : ofWeek(nth, dates);
}

export const weekendsOf = ({ festival }: SaidText) => festival.dates.filter((date) => weekdayOf(date) >= 5);
export const weekdayDatesOf = ({ festival }: SaidText, weekday: number) =>
  festival.dates.filter((date) => weekdayOf(date) === weekday);
/** Of these days, those in a week of the others. */
export const inWeeksOf = (dates: readonly string[], others: readonly string[]) =>
  dates.filter((date) => others.some((one) => mondayOf(one) === mondayOf(date)));

/** « le 28 », « du 24 au 29 », but not « de 9 à 12 ». */
export const isNoHour = (text: SaidText, i: number, { value }: SaidToken) =>
  isDayAfter(text, i + 1) || (datesOfDay(text, value, null).length > 0 && !isHourAfter(text, i + 1));

const isDayAfter = (text: SaidText, i: number) =>
  text.is(i, 'to', 'dash') &&
  (text.is(i + 1, 'weekday') ||
    (text.is(i + 1, 'number') && datesOfDay(text, text.tokens[i + 1]?.value ?? 0, null).length > 0));

/** Whether hours follow: « -12h », « à midi ». */
export const isHourAfter = (text: SaidText, i: number) =>
  text.is(i, 'dash', 'to', 'until', 'slash') &&
  (text.is(i + 1, 'clock', 'midday', 'midnight', 'dayEnd', 'article') ||
    (text.is(i + 1, 'number') && (text.tokens[i + 1]?.value ?? 99) <= 24 && !text.is(i + 2, 'month')));

/** « samedi », « samedi 28 », « samedi, 28/11 ». */
function weekdayBefore(text: SaidText, weekday: number, next: number): OneDay {
  const all = weekdayDatesOf(text, weekday);
  // « le samedi du 2e week-end ».
  const behind = text.pastArticles(next);
  const nth = behind > next && text.is(behind + 1, 'weekend') ? ordinalAt(text, behind) : undefined;
  if (nth !== undefined) {
    const dates = inWeeksOf(all, ofWeek(nth, weekendsOf(text)));
    return { dates, isOutside: dates.length === 0, isUnclear: false, next: behind + 2 };
  }
  const named = ofWeekSaid(text, next - 1, all);
  const at = placeOfDate(text, named, next);
  const token = text.tokens[at];
  const number = token?.is === 'number' ? token : null;
  const mayBeHour = number !== null && number.value <= 24 && isHourAfter(text, at + 1);
  // « samedi 6-10 » in a festival whose Saturday is the 6th may be hours or days.
  if (mayBeHour && named.some((date) => Number(date.slice(8)) === number.value))
    return { dates: named, isOutside: false, isUnclear: true, next: at + 1 };
  const isNumber = number !== null && !mayBeHour && !text.is(at + 1, 'am', 'pm');
  const date = isNumber || text.is(at, 'date', 'month') ? dateAt(text, at, isNumber) : null;
  if (!date) return { dates: named, isOutside: named.length === 0, isUnclear: false, next };
  const isUnclear = date.isOutside
    ? number !== null && named.length > 0 && !isDayBefore(text, number.value, weekday)
    : !date.dates.some((one) => named.includes(one));
  return { ...date, isUnclear };
}

function placeOfDate(text: SaidText, named: readonly string[], next: number): number {
  const behind = text.is(next, 'comma') && text.is(next + 1, 'date') ? dateAt(text, next + 1, false) : null;
  const at = behind?.dates.some((date) => named.includes(date)) ? next + 1 : next;
  return /^(?:le|the|du)$/.test(text.word(at)) ? at + 1 : at;
}

/**
 * « mardi 24 » is the day before a festival that begins on Wednesday the 25th; « vendredi 12 » may
 * be a mistake of any kind.
 */
function isDayBefore({ festival }: SaidText, day: number, weekday: number): boolean {
  const month = festival.dates[0]?.slice(0, 8) ?? '';
  return day <= 28 && weekdayOf(`${month}${twoDigits(day)}`) === weekday;
}

/** « 28 », « 28 novembre », “Nov 27th”, if the number is not an hour. */
function dateAt(text: SaidText, i: number, isDay: boolean): OneDay | null {
  const token = text.tokens[i];
  if (!token) return null;
  const behind = text.pastArticles(i + 1);
  const other = text.tokens[behind];
  if (token.is === 'date') return dayOf(text, token.value, token.month ?? null, i + 1);
  if (token.is === 'month') return other?.is === 'number' ? dayOf(text, other.value, token.value, behind + 1) : null;
  if (token.is !== 'number' || token.value < 1 || token.value > 31) return null;
  if (other?.is === 'month') return dayOf(text, token.value, other.value, behind + 1);
  const list = listOf(text, i);
  if (list) return dayOf(text, token.value, list.month, i + 1);
  return token.month === 0 || isDay || token.value > 24 ? dayOf(text, token.value, null, i + 1) : null;
}

function dayOf(text: SaidText, day: number, month: number | null, next: number): OneDay {
  const dates = datesOfDay(text, day, month);
  return { dates, isOutside: dates.length === 0, isUnclear: day > 31, next };
}

/** The list of days that contains a number: « les 6 et 7 », « 6, 7 et 8 juin ». */
function listOf(text: SaidText, i: number): { month: number | null } | null {
  const isOfList = (at: number) => text.is(at, 'number', 'comma', 'and', 'slash', 'dash') || text.word(at) === 'au';
  let [from, until] = [i, i];
  while (isOfList(from - 1)) from -= 1;
  while (isOfList(until + 1)) until += 1;
  if (text.is(until + 1, 'month') && text.is(until, 'number')) return { month: text.tokens[until + 1]?.value ?? null };
  const numbers = text.tokens.slice(from, until + 1).filter((one) => one.is === 'number');
  const areDays = numbers.length > 1 && numbers.every(({ value }) => datesOfDay(text, value, null).length > 0);
  return areDays && text.word(from - 1) === 'les' ? { month: null } : null;
}

/** An hour of the clock, in minutes after midnight. */
export type SaidClock = {
  minutes: number;
  /** Whether it is certain that it is in the morning or in the evening. */
  isSure: boolean;
  /** Whether it was said with am or pm. */
  isTwelve: boolean;
  next: number;
};
type Half = 'am' | 'pm' | null;

const HALF_DAY = 720;
export const noonUntil = (next: number): SaidClock => ({ minutes: HALF_DAY, isSure: true, isTwelve: false, next });

/** « 18h », « 6 pm », « midi et demi », « 9 ». */
export function clockAt(text: SaidText, from: number): SaidClock | null {
  const i = text.past(from, ['article', 'about']);
  const token = text.tokens[i];
  if (!token) return null;
  // “12 noon”.
  if (token.is === 'number' && text.is(i + 1, 'midday')) return noonUntil(i + 2);
  if (token.is === 'midday') {
    const isHalfPast = text.is(i + 1, 'and') && /^demie?$/.test(text.word(i + 2));
    return isHalfPast ? { ...noonUntil(i + 3), minutes: HALF_DAY + 30 } : noonUntil(i + 1);
  }
  if (token.is === 'midnight') return { minutes: 0, isSure: true, isTwelve: false, next: i + 1 };
  const isHour = token.is === 'clock' || (token.is === 'number' && token.value <= 24 && token.month !== 0);
  return isHour ? hourAt(text, i, token) : null;
}

function hourAt(text: SaidText, i: number, token: SaidToken): SaidClock {
  const hour = token.value % 24;
  const pastHour = token.minutes ?? 0;
  const half = hour <= 12 ? halfBehind(text, i + 1) : null;
  if (half) {
    const minutes = ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + pastHour;
    return { minutes, isSure: true, isTwelve: true, next: i + 2 };
  }
  const isSure = token.isSure === true || hour > 12 || hour === 0;
  const isTwelve = token.is === 'clock' && token.isSure === true && /[ap]\.?m/.test(token.word);
  return { minutes: hour * 60 + pastHour, isSure, isTwelve, next: i + 1 };
}

/** “9 in the morning”, « 6h du soir », “9 am”. */
function halfBehind(text: SaidText, i: number): Half {
  if (text.is(i, 'part') && /^(?:in the|du|de l')/.test(text.word(i)))
    return text.tokens[i]?.part === 'morning' ? 'am' : 'pm';
  if (text.is(i, 'am')) return 'am';
  return text.is(i, 'pm') ? 'pm' : null;
}

/** The half of the day that is said beside hours, from `i` to before `next`. */
export function halfAround(text: SaidText, i: number, next: number): Half {
  for (const at of [i - 1, i - 2, next, next + 1]) {
    if (!text.is(at, 'part')) continue;
    const part = text.tokens[at]?.part;
    if (part === 'morning') return 'am';
    if (part !== 'daytime' && part !== 'noon') return 'pm';
  }
  return null;
}

/**
 * The minutes of an hour that may be in the morning or in the evening; null where that is unknown.
 */
export function minutesSaid(
  { isFrench }: SaidText,
  { minutes, isSure }: SaidClock,
  half: Half,
  side: 'from' | 'until' | 'leave',
): number | null {
  const hour = Math.floor(minutes / 60);
  if (isSure || hour === 12 || half === 'am') return minutes;
  if (half === 'pm') return minutes + HALF_DAY;
  // In French « après 6 » may be either.
  if (isFrench) return hour > 7 ? minutes : null;
  if (side === 'until') return null;
  return side === 'leave' || hour <= 7 ? minutes + HALF_DAY : minutes;
}

/** The hours between two clock times; null where they are ambiguous. */
export function rangeBetween(text: SaidText, a: SaidClock, b: SaidClock, half: Half): Range | null {
  const bounds = a.isSure || b.isSure ? besideSure(a, b) : betweenUnsure(text, a.minutes, b.minutes, half);
  return bounds && withinDay(text.minuteOfDay(bounds[0]), text.minuteOfDay(bounds[1]));
}

/** “2-6pm”, « 22h-2 »: an ambiguous hour is in the half of the day of the other. */
function besideSure(a: SaidClock, b: SaidClock): Range {
  const [from, until] = [a.minutes, b.minutes];
  if (a.isSure) return [from, !b.isSure && until <= from && until + HALF_DAY > from ? until + HALF_DAY : until];
  const isLater = from < HALF_DAY && (until === 0 || (b.isTwelve && from + HALF_DAY < until));
  return [isLater ? from + HALF_DAY : from, until];
}

function betweenUnsure({ isFrench }: SaidText, from: number, until: number, half: Half): Range | null {
  const [hour, hourUntil] = [Math.floor(from / 60), Math.floor(until / 60)];
  const later = hourUntil === 12 ? until : until + HALF_DAY;
  if (hour === 12) return [from, later];
  if (until <= from) return [from, until + HALF_DAY];
  if (half === null && (hour === 7 || (isFrench && hour < 7))) return null;
  return half === 'pm' || hour < 7 ? [from + HALF_DAY, later] : [from, until];
}

/** Hours limited to a day; those that end a little after the day end with it. */
function withinDay(from: number, until: number): Range | null {
  if (until > from) return [from, until];
  return until < from && until <= 180 ? [from, DAY_MINUTES] : null;
}

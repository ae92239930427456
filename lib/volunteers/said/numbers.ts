import type { SaidMeaning } from './kinds.ts';

const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  one: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const COUNT = `(\\d|${Object.keys(NUMBERS).join('|')})`;
/** The value of a number in digits or words; 1 where none is given. */
export const countOf = (said: string | undefined) => (said === undefined ? 1 : (NUMBERS[said] ?? Number(said)));

const clock = (hour: number, minute: number, isSure: boolean): SaidMeaning | null =>
  hour > 24 || minute > 59 ? null : { is: 'clock', value: hour, minutes: minute, isSure };

/** « 28/11 », “11/28”, « 28.11 »; also in a month that is not the festival's. */
function dateOf(said: string, first: number, second: number, months: readonly number[]): SaidMeaning | null {
  const isDay = (day: number) => day >= 1 && day <= 31;
  if (said.includes('.') && !months.includes(second)) return null;
  if (months.includes(first) && !months.includes(second) && isDay(second))
    return { is: 'date', value: second, month: first };
  return isDay(first) && second >= 1 && second <= 12 ? { is: 'date', value: first, month: second } : null;
}

/**
 * Reads a word with a number in it; null where it is something else. `months` are those of the
 * festival.
 */
type ReadNumber = (match: RegExpExecArray, months: readonly number[]) => SaidMeaning | null;

export const numberPatterns: readonly [RegExp, ReadNumber][] = [
  // 2026-11-28
  [/(\d{4})-(\d\d)-(\d\d)(?!\d)/y, ([, , month, day]) => ({ is: 'date', value: Number(day), month: Number(month) })],
  // 28/11/2026
  [
    /(\d{1,2})[/.](\d{1,2})(?:[/.](?:20)?\d\d)?(?![\dh]|:\d| ?h\b)/y,
    ([said, first, second], months) => dateOf(said, Number(first), Number(second), months),
  ],
  // 18h30, 18 heures
  [
    /(\d{1,2}) ?(?:h(?:eures?|rs?)?) ?(?:([0-5]\d)(?![\dh]))?(?![a-z])/y,
    ([, hour, minute]) => clock(Number(hour), Number(minute ?? 0), true),
  ],
  // 6.30 pm
  [
    /(\d{1,2})(?:[.:h]([0-5]\d))? ?(am|pm|a\.m\.?|p\.m\.?)(?![a-z])/y,
    ([, hour, minute, half]) => {
      const hours = (Number(hour) % 12) + (half?.startsWith('p') ? 12 : 0);
      return Number(hour) > 12 ? null : clock(hours, Number(minute ?? 0), true);
    },
  ],
  // 9:30
  [
    /(\d{1,2})[:.]([0-5]\d)(?:ish)?(?!\d)/y,
    ([said, hour, minute]) => clock(Number(hour), Number(minute), Number(hour) > 12 || said.startsWith('0')),
  ],
  // 1830-2200
  [
    /([01]\d|2[0-3])([0-5]0)(?= ?(?:-|to\b|till?\b|$|[,.;]))/y,
    ([, hour, minute]) => clock(Number(hour), Number(minute), true),
  ],
  // les 2 premiers jours
  [
    new RegExp(`(?:(?:les|the) )?(?:${COUNT} )?(?:premiers jours|first ${COUNT} days)(?![a-z])`, 'y'),
    ([, before, after]) => ({ is: 'first', value: countOf(before ?? after) }),
  ],
  [
    new RegExp(`(?:les |the )?(?:${COUNT} derniers jours|last ${COUNT} days)(?![a-z])`, 'y'),
    ([, before, after]) => ({ is: 'last', value: countOf(before ?? after) }),
  ],
  // les 4 jours
  [
    new RegExp(`(?:les|all|all the|tous les|on all) ${COUNT} (?:jours|days|festival days)(?![a-z])`, 'y'),
    ([, count]) => ({ is: 'count', value: countOf(count) }),
  ],
  // J2, day 2
  [/(?:jour|day|j) ?([1-9])(?![\dh:.])/y, ([, count]) => ({ is: 'nth', value: Number(count) })],
  // 28th
  [/(\d{1,2})(?:st|nd|rd|th|er|eme|e)(?![a-z])/y, ([, day]) => ({ is: 'number', value: Number(day), month: 0 })],
  [/(\d{1,2})(?:ish)?(?![\da-z])/y, ([, value]) => ({ is: 'number', value: Number(value) })],
];

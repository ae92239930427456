import { addDays, weekdayOf } from '#lib/time/calendar.ts';
import type { Group } from './said-lexicon.ts';
import { isAt, type Sentence, skip, type TakenWords } from './said-sentence.ts';

/** Days of the festival that were named; `isBroad` when not one by one. */
export type NamedDays = { dates: readonly string[]; isBroad: boolean; isOutside: boolean; group?: Group };

/** A day of the week, or one date: it may be none of the festival. */
export type SaidDay = { weekday: number; date: string | null };

/** A day that no festival is asked about. */
const NO_DAY = '2000-01-01';

export const dated = (date: string): SaidDay => ({ weekday: weekdayOf(date), date });

export const namedDays = (dates: readonly string[], isBroad: boolean): NamedDays => ({
  dates,
  isBroad,
  isOutside: dates.length === 0,
});

/** « samedi », « samedi 28 », « 28/11 », « le 28 », « jour 2 »; null in `value` where weekday and date contradict each other. */
export function dayAt(sentence: Sentence, from: number): TakenWords<SaidDay | null> {
  const { words, festival } = sentence;
  const i = skip(sentence, from);
  const word = words[i];
  if (word?.is === 'date') return { value: dated(word.date), next: i + 1 };
  if (word?.is === 'number' && word.isDay) return { value: numbered(festival.dates, word.number), next: i + 1 };
  if (word?.is === 'numbered')
    return {
      value: dated(festival.dates.at(word.number > 0 ? word.number - 1 : word.number) ?? dayAfter(festival.dates)),
      next: i + 1,
    };
  if (word?.is !== 'weekday') return null;
  const more = skip(sentence, i + 1);
  const next = words[more];
  const isNumber = next?.is === 'number' && next.isDay;
  if (next?.is !== 'date' && !isNumber) return { value: { weekday: word.weekday, date: null }, next: i + 1 };
  const day = next.is === 'date' ? dated(next.date) : numbered(festival.dates, next.number, word.weekday);
  const isContradiction = day.weekday !== word.weekday && festival.dates.includes(day.date ?? '');
  return { value: isContradiction ? null : day, next: more + 1 };
}

const dayAfter = (dates: readonly string[]) => addDays(dates.at(-1) ?? NO_DAY, 1);

/** The date with this number that is of the festival, else one about its days, of this weekday if there is any. */
function numbered(dates: readonly string[], number: number, weekday?: number): SaidDay {
  const about = Array.from({ length: dates.length + 30 }, (_, i) => addDays(dates[0] ?? NO_DAY, i - 15));
  const found = about.filter((date) => Number(date.slice(8)) === number);
  const date = found.find((one) => dates.includes(one)) ?? found.find((one) => weekdayOf(one) === weekday) ?? found[0];
  return dated(date ?? dayAfter(dates));
}

/** The dates of the festival that a day is. */
export const datesOf = (dates: readonly string[], { weekday, date }: SaidDay): string[] =>
  dates.filter((one) => (date === null ? weekdayOf(one) === weekday : one === date));

/** The dates of the festival from one day to another; null where the second comes first. */
export function saidDatesBetween(dates: readonly string[], first: SaidDay, last: SaidDay): string[] | null {
  const length = (last.weekday - first.weekday + 7) % 7;
  const end = first.date && !last.date ? addDays(first.date, length) : last.date;
  const start = last.date && !first.date ? addDays(last.date, -length) : first.date;
  if (start && end) return start > end ? null : dates.filter((date) => start <= date && date <= end);
  const [one, other] = [datesOf(dates, first), datesOf(dates, last)];
  if (dates.length < 7 && one[0] && other[0] && one[0] > other[0]) return null;
  return dates.filter((date) => (weekdayOf(date) - first.weekday + 7) % 7 <= length);
}

const groups: Record<Group, (date: string) => boolean> = {
  every: () => true,
  others: () => true,
  rest: () => true,
  weekend: (date) => weekdayOf(date) > 4,
  weekdays: (date) => weekdayOf(date) < 5,
  // Which ones is known once the days before are.
  those: () => false,
  that: () => false,
};

/** Several days by one word: « le week-end », « tous les soirs », « les 3 derniers jours »; null in `value` where nobody knows which. */
export function groupAt(sentence: Sentence, i: number): TakenWords<NamedDays | null> {
  const { dates } = sentence.festival;
  const word = sentence.words[i];
  if (word?.is === 'group') {
    const found = dates.filter((date) => groups[word.group](date));
    return { value: { ...namedDays(found, true), group: word.group }, next: i + 1 };
  }
  if (word?.is === 'count') {
    const { number, of } = word;
    if (number === dates.length || (of !== null && number < dates.length))
      return { value: namedDays(of === 'first' ? dates.slice(0, number) : dates.slice(-number), true), next: i + 1 };
    const isOfBefore = number === 2 && of === null;
    return { value: isOfBefore ? { ...namedDays([], true), group: 'those' } : null, next: i + 1 };
  }
  if (word?.is !== 'each') return null;
  const next = skip(sentence, i + 1);
  if (isAt(sentence, next, 'part', 'noon'))
    return { value: { dates, isBroad: true, isOutside: false, group: 'every' }, next };
  // « tous les samedis » is said by the word that follows.
  return isAt(sentence, next, 'weekday', 'group', 'date') ? null : { value: null, next: i + 1 };
}

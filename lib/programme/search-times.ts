import { shortWeekdays, weekdays } from '#lib/i18n/calendar-words.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { folded } from '#lib/search/words.ts';
import { addDays, weekdayOf } from '#lib/time/calendar.ts';
import { parseDateEntry, parseTimeEntry } from '#lib/time/entry.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import type { HourRelation, Meaning } from './search-meanings.ts';

/** The times and dates of a question with their meaning, and the question without them. */
type TimesAsked = Readonly<{ times: readonly { text: string; meaning: Meaning }[]; rest: string }>;

const RELATIONS: Readonly<Record<HourRelation, string>> = {
  around: 'vers|autour de|a|around|about|at',
  after: 'apres|a partir de|des|depuis|after|from|since|later than',
  before: 'avant|jusqu ?a|before|until|till|earlier than',
};
const RELATION = `(?:(${Object.values(RELATIONS).join('|')}) )?`;
const HOUR =
  '(\\d{1,2} ?(?:h|heures?|[:.] ?(?=\\d\\d))(?: ?[0-5]\\d)?(?: ?[ap]\\.?m\\b\\.?)?|\\d{1,2} ?[ap]\\.?m\\b\\.?|midi|minuit|noon|midnight)';
const BEFORE_IT = '(?<![\\p{L}\\p{N}])';
const AFTER_IT = '(?![\\p{L}\\p{N}])';
const AN_HOUR = new RegExp(BEFORE_IT + RELATION + HOUR + AFTER_IT, 'gu');
const A_LENGTH = new RegExp(
  `${BEFORE_IT}(moins|maximum|max|less|under|shorter|below|plus|more|over|longer|above)(?: than| de| d)? ?(une|an|one|\\d{1,3}) ?(heures?|hours?|h|minutes?|min|mn)(?: ?(et demie|and a half|[0-5]\\d))?${AFTER_IT}`,
  'gu',
);
const LONGER = new Set(['plus', 'more', 'over', 'longer', 'above']);
/** « 28/11 », and « le 28 », with which no title begins. */
const A_DATE = new RegExp(
  `${BEFORE_IT}(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|le \\d{1,2}|the \\d{1,2}(?:st|nd|rd|th))${AFTER_IT}`,
  'gu',
);

/**
 * Finds « après 20 h », « 8pm », « moins d’une heure », « 28/11 » in a question. They are taken
 * out of `rest`, because their numbers without the signs around them mean nothing.
 */
export function timesIn(question: string, document: PublicDocument): TimesAsked {
  const times: { text: string; meaning: Meaning }[] = [];
  const take = (text: string, meaning: Meaning | null): string => {
    if (meaning !== null) times.push({ text, meaning });
    return meaning === null ? text : ' ';
  };
  let rest = folded(question)
    .replace(/[’'‐‑–-]/g, ' ')
    .replace(/\bq ?(?:&|and|et) ?a\b/g, 'qanda')
    .replace(/\s+/g, ' ');
  rest = rest.replace(A_DATE, (text) => take(text, dayOfWords(text, document) ?? dayOfMonth(text, document)));
  rest = rest.replace(A_LENGTH, (text, than: string, count: string, unit: string, more: string | undefined) =>
    take(text, {
      kind: 'length',
      relation: LONGER.has(than) ? 'least' : 'most',
      minutes: minutesOf(count, unit, more),
    }),
  );
  rest = rest.replace(AN_HOUR, (text, relation: string | undefined, hour: string) =>
    take(text, relation === 'apres' && hour === 'midi' ? null : hourOf(relation, hour)),
  );
  return { times, rest };
}

function hourOf(relation: string | undefined, hour: string): Meaning | null {
  const at = parseTimeEntry(hour.replace('.', ':').trim());
  return at === null ? null : { kind: 'hour', relation: relationOf(relation), at };
}

function minutesOf(count: string, unit: string, more: string | undefined): number {
  const number = /^\d/.test(count) ? Number(count) : 1;
  const further = more === undefined ? 0 : /^\d/.test(more) ? Number(more) : 30;
  return unit.startsWith('h') ? number * 60 + further : number;
}

function relationOf(words: string | undefined): HourRelation {
  const is = (relation: HourRelation) => new RegExp(`^(?:${RELATIONS[relation]})$`).test(words ?? '');
  return is('after') ? 'after' : is('before') ? 'before' : 'around';
}

export type DayPhrases = Readonly<{
  /**
   * Everything that words for days mean; all of it applies together, as « ce soir » is a day and
   * its evening.
   */
  whole: ReadonlyMap<string, readonly Meaning[]>;
  /**
   * Short forms (« mer », « sun »), which are days only where a date follows and ordinary words
   * elsewhere.
   */
  short: ReadonlyMap<string, Meaning>;
}>;

/**
 * The words for days at the moment of the question (`now`, an instant): « ce soir », « demain », «
 * samedi », « week-end ».
 */
export function dayPhrases({ days, festival }: PublicDocument, now: string): DayPhrases {
  const today = dayOnAt(festival, now);
  const on = (...wanted: string[]): Meaning => ({
    kind: 'days',
    dates: days.map(({ date }) => date).filter((date) => wanted.includes(date)),
  });
  const ofWeekdays = (...numbers: number[]) =>
    on(...days.map(({ date }) => date).filter((date) => numbers.includes(weekdayOf(date))));
  const part = (value: 'morning' | 'afternoon' | 'evening'): Meaning => ({ kind: 'facet', token: `time-${value}` });
  const whole = new Map<string, readonly Meaning[]>();
  const put = (words: string, ...meanings: Meaning[]) => {
    for (const one of words.split(', ')) whole.set(one, meanings);
  };
  const short = new Map<string, Meaning>();
  for (const [number, french] of weekdays.fr.entries()) {
    const english = folded(weekdays.en[number] ?? '');
    put(`${french}, ce ${french}, ${french} prochain`, ofWeekdays(number));
    put(`${english}, this ${english}, next ${english}`, ofWeekdays(number));
    for (const name of [shortWeekdays.fr[number], shortWeekdays.en[number]])
      short.set(folded(name ?? '').replace('.', ''), ofWeekdays(number));
  }
  put('week end, weekend, ce week end, ce weekend, this week end, this weekend', ofWeekdays(5, 6));
  put('aujourd hui, today', on(today));
  put('demain, tomorrow', on(addDays(today, 1)));
  put('apres demain, day after tomorrow', on(addDays(today, 2)));
  put('hier, yesterday', on(addDays(today, -1)));
  put('ce matin, this morning', on(today), part('morning'));
  put('cet apres midi, cet aprem, this afternoon', on(today), part('afternoon'));
  put('ce soir, cette nuit, tonight, this evening', on(today), part('evening'));
  put('maintenant, ce moment, en ce moment, en cours, now, right now, on now, currently', { kind: 'now' });
  return { whole, short };
}

/**
 * The date in these words (« 28 novembre », « samedi 9 », « Oct 10 »); null where they name no date
 * of this festival.
 */
export function dayOfWords(words: string, { days, festival }: PublicDocument): Meaning | null {
  const date = parseDateEntry(words, festival.locale, festival.startsOn) ?? numberedDay(words, days);
  return date !== null && days.some((day) => day.date === date) ? { kind: 'days', dates: [date] } : null;
}

/** « le 9 »: the ninth, if the festival has only one. */
function dayOfMonth(words: string, { days }: PublicDocument): Meaning | null {
  const [, number = ''] = /^(?:le|the) (\d{1,2})/.exec(words) ?? [];
  const dates = days.map(({ date }) => date).filter((date) => Number(date.slice(8)) === Number(number || Number.NaN));
  return dates.length === 1 ? { kind: 'days', dates } : null;
}

/** « samedi 9 », « sam 9 »: the ninth, if it is a Saturday. */
function numberedDay(words: string, days: PublicDocument['days']): string | null {
  const [, name = '', number = ''] = /^(\p{L}{3,}) (\d{1,2})(?:er|st|nd|rd|th)?$/u.exec(words) ?? [];
  const isNamed = ({ date }: { date: string }) =>
    [weekdays.fr, weekdays.en].some((names) => folded(names[weekdayOf(date)] ?? '').startsWith(name));
  if (name === '') return null;
  return days.find((day) => isNamed(day) && Number(day.date.slice(8)) === Number(number))?.date ?? null;
}

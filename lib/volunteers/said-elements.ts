import { weekdayOf } from '#lib/time/calendar.ts';
import {
  areWholeHoursAt,
  clockRangeAt,
  edgeHourAt,
  endMinuteAt,
  hoursAt,
  isClockAt,
  type SaidRange,
  startMinuteAt,
} from './said-clock.ts';
import {
  dated,
  datesOf,
  dayAt,
  groupAt,
  type NamedDays,
  namedDays,
  type SaidDay,
  saidDatesBetween,
} from './said-dates.ts';
import type { Edge, Join, Word } from './said-lexicon.ts';
import {
  DAY_MINUTES,
  isAnd,
  isAt,
  isDash,
  isSaidBetween,
  minuteOf,
  type Range,
  type SaidDays,
  type Sentence,
  skip,
  type TakenWords,
} from './said-sentence.ts';

/** What a text consists of, once words that belong together are together. */
type Meaning =
  | { is: 'days'; days: NamedDays }
  | { is: 'hours'; hours: SaidRange }
  | { is: 'span'; days: NamedDays; ranges: ReadonlyMap<string, Range> }
  | { is: 'join'; how: Join }
  | { is: 'amount'; amount: Amount }
  | { is: 'not'; isException: boolean }
  | { is: 'busy'; journey: Edge['side'] | null }
  | { is: 'no' | 'only' | 'yes' | 'unknown' | 'prose' | 'offer' | 'same' | 'thereafter' | 'while' | 'vague' }
  /** « 16h » by itself. */
  | { is: 'moment'; minute: number };

/** How long, in minutes. */
export type Amount = number | 'halfDay';

/** A meaning, and where it stands in the text. */
export type Element = Meaning & { start: number; end: number };

/** Days, or without a break from an hour of the first to one of the last. */
type SaidDates = { days: NamedDays; ranges?: ReadonlyMap<string, Range> };

const UNKNOWN: Meaning = { is: 'unknown' };

/** Reads elements out of words; every word is part of one, but those that only stand between. */
export function saidElementsOf(words: readonly Word[], festival: SaidDays): Element[] {
  const sentence: Sentence = { words, festival };
  const elements: Element[] = [];
  /** What the next hour is the edge of, until something ends the clause. */
  let edge: Edge | null = null;
  /** “work until 3” is until 15:00, and so is “from 10 till 3”. */
  let isBusy: boolean = false;
  for (let i = 0; i < words.length; ) {
    const read: { value: Meaning | null; next: number } =
      (edge && atEdge(sentence, i, edge)) ??
      (isBusy ? busyUntil(sentence, i) : null) ??
      meaningAt(sentence, i, elements.at(-1));
    const { value, next } = read;
    const first: Word | undefined = words[i];
    const last: Word | undefined = words[next - 1];
    if (value && first) elements.push({ ...value, start: first.start, end: last?.end ?? first.end });
    if (first?.is === 'edge') edge = first.edge;
    else if (value?.is === 'join' || value?.is === 'hours') edge = null;
    const isStart = value?.is === 'hours' && value.hours.by === 'from';
    isBusy = value?.is === 'busy' || isStart || (isBusy && !endsBusy(value));
    i = next;
  }
  return elements;
}

/** « I work Thursday and Friday until 3 » is one clause. */
const endsBusy = (value: Meaning | null) => value?.is === 'thereafter' || (value?.is === 'join' && value.how !== 'and');

/** « 17h » after « je finis à », « by 9pm » after « I leave ». */
function atEdge(sentence: Sentence, i: number, edge: Edge): TakenWords<Meaning> {
  // « j’arrive jeudi soir », « je repars dimanche matin »: there from when it begins, or until then; of a morning nobody knows when.
  if (edge.isJourney && isAt(sentence, i, 'part')) {
    const start = endMinuteAt(sentence, i, true);
    const end = start ?? endMinuteAt(sentence, i, false);
    const range: Range = edge.side === 'from' ? [start?.value ?? 0, DAY_MINUTES] : [0, end?.value ?? DAY_MINUTES];
    return { value: { is: 'hours', hours: { range, by: edge.side } }, next: end?.next ?? i + 1 };
  }
  if (!isAt(sentence, i, 'time', 'noon', 'number', 'by')) return null;
  // « je peux venir à 14h et rester 4h »
  const range = edge.isBusy ? null : clockRangeAt(sentence, i);
  if (range?.value) return { value: { is: 'hours', hours: range.value }, next: range.next };
  const hour = edgeHourAt(sentence, isAt(sentence, i, 'by') ? i + 1 : i, edge);
  return hour && { value: { is: 'hours', hours: hour.value }, next: hour.next };
}

/** “until 3” after “work”: of two readings the one with fewer hours. */
function busyUntil(sentence: Sentence, i: number): TakenWords<Meaning> {
  const hour = isAt(sentence, i, 'until')
    ? edgeHourAt(sentence, i + 1, { side: 'until', isBusy: true, isJourney: false })
    : null;
  return hour && { value: { is: 'hours', hours: hour.value }, next: hour.next };
}

/** What begins at a word; null in `value` for words that only stand between. */
function meaningAt(
  sentence: Sentence,
  i: number,
  before: Element | undefined,
): { value: Meaning | null; next: number } {
  if (isAt(sentence, i, 'offer')) return { value: { is: 'offer' }, next: i + 1 };
  if (isSaidBetween(sentence, i)) return { value: null, next: i + 1 };
  // « de 14h à 18h max »
  if (isAt(sentence, i, 'atMost') && before?.is === 'hours') return { value: null, next: i + 1 };
  // « from 5pm that day through Sunday »
  if (isAt(sentence, i, 'to') && !isDash(sentence, i) && isTime(before) && dayAt(sentence, i + 1))
    return { value: UNKNOWN, next: i + 1 };
  // « Saturday - all day », « vendredi - non »: a dash after days is a colon.
  if (isDash(sentence, i) && before?.is === 'days' && isAt(sentence, i + 1, 'part', 'no', 'not', 'yes', 'busy'))
    return { value: null, next: i + 1 };
  const group = groupAt(sentence, i);
  if (group) return { value: group.value ? { is: 'days', days: group.value } : UNKNOWN, next: group.next };
  if (isAt(sentence, i, 'each')) return { value: null, next: skip(sentence, i + 1) };
  const night = nightAt(sentence, i);
  if (night) return night;
  const named = daysAt(sentence, i);
  if (named) return { value: named.value ? ofDays(named.value) : UNKNOWN, next: named.next };
  // « après la messe »: nobody knows when, unless « donc à partir de 12h » says it.
  if (isAt(sentence, i, 'after', 'before') && isAt(sentence, skip(sentence, i + 1), 'prose', 'busy', 'vague'))
    return { value: { is: 'vague' }, next: afterNoun(sentence, skip(sentence, i + 1)) };
  const said = hoursAt(sentence, i);
  if (said) return { value: said.value ? { is: 'hours', hours: said.value } : UNKNOWN, next: said.next };
  return { value: meaningOf(sentence, sentence.words[i]), next: i + 1 };
}

/** « le repas de famille » */
function afterNoun(sentence: Sentence, i: number): number {
  const more = skip(sentence, i + 1);
  return more > i + 1 && isAt(sentence, more, 'prose', 'busy') ? more + 1 : i + 1;
}

/** « la nuit de samedi à dimanche » is the one that follows Saturday. */
function nightAt(sentence: Sentence, i: number): TakenWords<Meaning> {
  const word = sentence.words[i];
  if (word?.is !== 'part' || (word.hours.from ?? '') < '20:00') return null;
  const opener = skip(sentence, i + 1);
  const first = dayAt(sentence, isAt(sentence, opener, 'from') ? opener + 1 : opener);
  const last = first && isAt(sentence, first.next, 'to') ? dayAt(sentence, first.next + 1) : null;
  if (!first?.value || !last?.value || (first.value.weekday + 1) % 7 !== last.value.weekday) return null;
  const dates = datesOf(sentence.festival.dates, first.value);
  const night: Range = [minuteOf(sentence, word.hours.from ?? ''), DAY_MINUTES];
  const ranges = new Map(dates.map((date) => [date, night]));
  return { value: { is: 'span', days: namedDays(dates, false), ranges }, next: last.next };
}

const isTime = (element: Element | undefined) =>
  element?.is === 'days' || element?.is === 'span' || element?.is === 'hours';

const ofDays = ({ days, ranges }: SaidDates): Meaning => (ranges ? { is: 'span', days, ranges } : { is: 'days', days });

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What one word means that begins neither days nor hours. */
function meaningOf(sentence: Sentence, word: Word | undefined): Meaning | null {
  switch (word?.is) {
    case 'join':
      return { is: 'join', how: word.how };
    case 'slash':
      return { is: 'join', how: 'comma' };
    case 'plus':
      return { is: 'join', how: 'and' };
    case 'to':
      return word.isDash ? { is: 'join', how: 'comma' } : null;
    case 'no':
    case 'only':
    case 'yes':
    case 'prose':
    case 'offer':
    case 'same':
    case 'thereafter':
    case 'while':
    case 'vague':
      return { is: word.is };
    case 'amount':
      return { is: 'amount', amount: 'halfDay' };
    case 'length':
      return { is: 'amount', amount: word.minutes };
    case 'time':
      // « 2h » by itself is how long, not when.
      return Number(word.time.slice(0, 2)) <= 6 && !word.isHalfDay
        ? { is: 'amount', amount: minutesOf(word.time) }
        : { is: 'moment', minute: minuteOf(sentence, word.time) };
    case 'not':
      return { is: 'not', isException: word.isException === true };
    case 'busy':
      return { is: 'busy', journey: null };
    case 'edge':
      return word.edge.isBusy ? { is: 'busy', journey: word.edge.isJourney ? word.edge.side : null } : { is: 'offer' };
    default:
      return UNKNOWN;
  }
}

/** « samedi », « du vendredi au dimanche », « de vendredi 18h à dimanche 12h », « à partir de vendredi 14h », « avant samedi ». */
function daysAt(sentence: Sentence, from: number): TakenWords<SaidDates | null> {
  const opener = skip(sentence, from);
  const isOpened = isAt(sentence, opener, 'from', 'after', 'until', 'before', 'between');
  const opens = isOpened ? sentence.words[opener]?.is : undefined;
  // « after work on Friday » is not after Friday.
  if (isOpened && isAt(sentence, opener + 1, 'filler')) return null;
  const first = dayAt(sentence, isOpened ? opener + 1 : opener);
  if (!first) return null;
  if (!first.value) return { value: null, next: first.next };
  // « à partir du 27 au soir », « à partir de vendredi à 14h »
  const isAtHour =
    isAt(sentence, first.next, 'to') &&
    !isDash(sentence, first.next) &&
    ((opens !== undefined && isAt(sentence, first.next + 1, 'part')) ||
      (opens === 'from' && isAt(sentence, first.next + 1, 'time')));
  const hour = areWholeHoursAt(sentence, first.next)
    ? null
    : startMinuteAt(sentence, isAtHour ? first.next + 1 : first.next);
  // « jeudi-vendredi-samedi » is a list, its end no range.
  const isChained = isDash(sentence, from - 1) && isAt(sentence, from - 2, 'weekday', 'date', 'number');
  if (opens !== 'until' && opens !== 'before' && !isChained) {
    const until = daysUntil(sentence, first.value, first.next, hour, opens === 'between');
    if (until) return until;
    // « mercredi dès 10h et jusqu’à dimanche 18h »
    const since = isAt(sentence, first.next, 'from') ? startMinuteAt(sentence, first.next + 1) : null;
    const span = since && daysUntil(sentence, first.value, first.next, since, false);
    if (span?.value?.ranges) return span;
  }
  const one = first.value;
  if ((opens === 'after' || opens === 'before') && !hour)
    return areWholeHoursAt(sentence, first.next)
      ? { value: null, next: first.next }
      : daysBeside(sentence, one, opens, first.next);
  // « avant samedi 14h » is until then, « après samedi 14h » from then.
  if (opens === 'before') return daysUpTo(sentence, one, first.next, true);
  if (opens === 'until') return daysUpTo(sentence, one, first.next, false);
  const isToTheEnd = isAt(sentence, hour?.next ?? first.next, 'toTheEnd');
  if (opens || isToTheEnd || isAt(sentence, first.next, 'onwards')) return daysOnwards(sentence, one, first.next, hour);
  return { value: { days: namedDays(datesOf(sentence.festival.dates, one), false) }, next: first.next };
}

/** The « à dimanche 12h » of « vendredi 18h à dimanche 12h »; null where no other day follows, or several do. */
function daysUntil(
  sentence: Sentence,
  first: SaidDay,
  afterFirst: number,
  hour: TakenWords<number>,
  isBetweenAnd: boolean,
): TakenWords<SaidDates | null> {
  // « dès vendredi 14h et jusqu’à dimanche midi »
  const after = hour?.next ?? afterFirst;
  const to = isAt(sentence, after, 'join') && isAt(sentence, after + 1, 'until') ? after + 1 : after;
  const isTo = isAt(sentence, to, 'to', 'until') || (isBetweenAnd && isAnd(sentence, to));
  const last = isTo ? dayAt(sentence, isAt(sentence, to + 1, 'until') ? to + 2 : to + 1) : null;
  if (!last) return null;
  // « samedi matin - dimanche soir » and « ven - sam - dim » are lists.
  const isListed = hour !== null && isDash(sentence, to) && !isClockAt(sentence, afterFirst);
  const isChain = isDash(sentence, to) && isDash(sentence, last.next) && dayAt(sentence, last.next + 1) !== null;
  if (isListed || isChain) return null;
  const found = last.value && saidDatesBetween(sentence.festival.dates, first, last.value);
  if (!last.value || !found) return { value: null, next: last.next };
  // « du 24 au 29 », but « du lundi au vendredi » is in the week.
  const isOutside =
    (first.weekday > 0 || first.date !== null) &&
    [first, last.value].some((day) => datesOf(sentence.festival.dates, day).length === 0);
  const areHoursOfEach =
    clockRangeAt(sentence, last.next) !== null || hoursAt(sentence, last.next)?.value?.by === 'from';
  if (hour && areHoursOfEach) return { value: null, next: last.next };
  const isPartOfEach = !hour && isAt(sentence, skip(sentence, last.next), 'part');
  // « dès vendredi 8h jusqu’à dimanche 29, 20h »
  const afterLast =
    hour && isAt(sentence, last.next, 'join') && isAt(sentence, last.next + 1, 'time') ? last.next + 1 : last.next;
  const end = areHoursOfEach || isPartOfEach ? null : endMinuteAt(sentence, afterLast, false);
  if (!hour && !end)
    return {
      value: { days: { dates: found, isBroad: true, isOutside: found.length === 0 || isOutside } },
      next: last.next,
    };
  return {
    value: spanned(sentence, found, [first, hour?.value ?? 0], [last.value, end?.value ?? DAY_MINUTES]),
    next: end?.next ?? last.next,
  };
}

/** The one date of the festival that a day is. */
function onlyDate({ festival: { dates } }: Sentence, day: SaidDay): string | undefined {
  const found = datesOf(dates, day);
  return day.date ?? (found.length === 1 ? found[0] : undefined);
}

/** « avant samedi », « après samedi »: that day is none of them. */
function daysBeside(
  sentence: Sentence,
  day: SaidDay,
  side: 'after' | 'before',
  next: number,
): TakenWords<SaidDates | null> {
  const date = onlyDate(sentence, day);
  if (date === undefined) return { value: null, next };
  const found = sentence.festival.dates.filter((other) => (side === 'after' ? other > date : other < date));
  return { value: { days: namedDays(found, true) }, next };
}

/** « jusqu’à samedi 18h » */
function daysUpTo(sentence: Sentence, day: SaidDay, next: number, isShort: boolean): TakenWords<SaidDates | null> {
  const { dates } = sentence.festival;
  const date = onlyDate(sentence, day);
  if (date === undefined || areWholeHoursAt(sentence, next)) return { value: null, next };
  const found = dates.filter((other) => other <= date);
  const end = endMinuteAt(sentence, next, isShort);
  if (!end && isShort) return { value: null, next };
  if (!end) return { value: { days: namedDays(found, true) }, next };
  return { value: spanned(sentence, found, [dated(dates[0] ?? date), 0], [day, end.value]), next: end.next };
}

/** « à partir de vendredi 14h », « vendredi et après » */
function daysOnwards(
  sentence: Sentence,
  day: SaidDay,
  next: number,
  hour: TakenWords<number>,
): TakenWords<SaidDates | null> {
  const { dates } = sentence.festival;
  const date = onlyDate(sentence, day);
  if (date === undefined || areWholeHoursAt(sentence, next)) return { value: null, next };
  const found = dates.filter((other) => other >= date);
  const afterHour = hour?.next ?? next;
  const closed = isAt(sentence, afterHour, 'onwards', 'toTheEnd') ? afterHour + 1 : afterHour;
  if (!hour) return { value: { days: namedDays(found, true) }, next: closed };
  const last = dated(dates.at(-1) ?? date);
  return { value: spanned(sentence, found, [day, hour.value], [last, DAY_MINUTES]), next: closed };
}

/** Without a break from an hour of the first day to one of the last; « samedi 2h » ends the night before Saturday. */
function spanned(
  sentence: Sentence,
  found: readonly string[],
  [first, from]: [SaidDay, number],
  [last, until]: [SaidDay, number],
): SaidDates {
  const isThat = (of: SaidDay, date: string) => (of.date === null ? of.weekday === weekdayOf(date) : of.date === date);
  const isNight = until > minuteOf(sentence, '00:00') && until < DAY_MINUTES;
  const all = isNight && found.length > 1 ? found.slice(0, -1) : found;
  const ranges = new Map<string, Range>();
  for (const date of all) {
    const isLast = isNight ? date === all.at(-1) : isThat(last, date);
    const range: Range = [isThat(first, date) ? from : 0, isLast ? until : DAY_MINUTES];
    if (range[0] < range[1]) ranges.set(date, range);
  }
  return { days: namedDays(all, true), ranges };
}

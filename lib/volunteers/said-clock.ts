import type { Edge, Hours } from './said-lexicon.ts';
import {
  DAY_MINUTES,
  isAnd,
  isAt,
  isDash,
  minuteOf,
  type Range,
  type Sentence,
  skip,
  type TakenWords,
  WHOLE_DAY,
} from './said-sentence.ts';

/** How the hours were said: by the clock, open at one side, by a part of the day, or all of it. */
export type SaidRange = { range: Range; by: 'clock' | 'from' | 'until' | 'part' | 'whole' };

/** An hour that stands alone; `isBare` without « h » or « pm ». */
type Clock = { minute: number; hour: number; isBare: boolean };

/** `14h`, `midi`, a bare number. */
function clockAt(sentence: Sentence, from: number): TakenWords<Clock> {
  const i = skip(sentence, from);
  const word = sentence.words[i];
  const time = word?.is === 'time' ? word.time : word?.is === 'noon' ? '12:00' : null;
  if (time)
    return {
      value: {
        minute: minuteOf(sentence, time),
        hour: Number(time.slice(0, 2)),
        isBare: word?.is === 'time' && word.isLoose === true,
      },
      next: i + 1,
    };
  if (word?.is !== 'number' || word.isDay || word.number > 23) return null;
  const minute = minuteOf(sentence, `${String(word.number).padStart(2, '0')}:00`);
  return { value: { minute, hour: word.number, isBare: true }, next: i + 1 };
}

export const isClockAt = (sentence: Sentence, i: number): boolean => clockAt(sentence, i) !== null;

/** The minute a range starts with: an hour, the beginning of a part of the day, the opening. */
export function startMinuteAt(sentence: Sentence, from: number): TakenWords<number> {
  const i = skip(sentence, from);
  const word = sentence.words[i];
  if (word?.is === 'dayStart') return { value: 0, next: i + 1 };
  if (word?.is === 'part' && (word.hours.from ?? word.hours.until) !== null)
    return { value: word.hours.from ? minuteOf(sentence, word.hours.from) : 0, next: i + 1 };
  const hour = clockAt(sentence, i);
  return hour && (!hour.value.isBare || hour.value.hour >= 10) ? { value: hour.value.minute, next: hour.next } : null;
}

/** The minute a range ends with; of a part of the day its end, or with `isShort` its beginning. */
export function endMinuteAt(sentence: Sentence, from: number, isShort: boolean): TakenWords<number> {
  const i = skip(sentence, from);
  const word = sentence.words[i];
  if (word?.is === 'dayEnd') return { value: DAY_MINUTES, next: i + 1 };
  if (word?.is === 'part') {
    const edge = isShort ? word.hours.from : (word.hours.until ?? null);
    // « jusqu’à vendredi matin 7h »
    const hour = clockAt(sentence, i + 1);
    if (hour && !hour.value.isBare && isInPart(sentence, hour.value.minute, word.hours))
      return { value: hour.value.minute || DAY_MINUTES, next: hour.next };
    if (isShort && edge === null) return null;
    return { value: edge === null ? DAY_MINUTES : minuteOf(sentence, edge), next: i + 1 };
  }
  const hour = clockAt(sentence, i);
  if (!hour || (hour.value.isBare && hour.value.hour < 12)) return null;
  return { value: hour.value.minute || DAY_MINUTES, next: hour.next };
}

const isInPart = (sentence: Sentence, minute: number, { from, until }: Hours) =>
  (from === null || minuteOf(sentence, from) <= minute) && (until === null || minute <= minuteOf(sentence, until));

/** « 14h-18h », « de 10 à 12 », « entre 10h et 12h », « 6-10pm »; null in `value` where it could be several. */
export function clockRangeAt(sentence: Sentence, from: number): TakenWords<SaidRange | null> {
  const opener = skip(sentence, from);
  const isBetweenAnd = isAt(sentence, opener, 'between');
  const i = isAt(sentence, opener, 'from', 'after', 'between') ? skip(sentence, opener + 1) : opener;
  if (isAt(sentence, i, 'part') && isAt(sentence, i + 1, 'to') && !isDash(sentence, i + 1))
    return partToPart(sentence, i);
  const first = isAt(sentence, i, 'dayStart')
    ? { value: { minute: 0, hour: 12, isBare: false }, next: i + 1 }
    : clockAt(sentence, i);
  if (!first) return null;
  // « à partir de 10h, jusqu’à 18h » and « après 14h et avant 18h » have more between.
  const to = skip(sentence, first.next);
  const isTo = isAt(sentence, to, 'to', 'until', 'before') || (isBetweenAnd && isAnd(sentence, to));
  if (isTo || isSlashBetween(sentence, to)) return rangeTo(sentence, first.value, to, opener);
  return to === first.next ? hourBeside(sentence, first.value, to) : lengthAfter(sentence, first.value, to);
}

/** « du matin à 18h », « de l’ouverture au soir ». */
function partToPart(sentence: Sentence, i: number): TakenWords<SaidRange | null> {
  const [start, end] = [startMinuteAt(sentence, i), endMinuteAt(sentence, i + 2, false)];
  const range = start && end && rangeOf(sentence, start.value, end.value);
  return range ? { value: { range, by: 'clock' }, next: end.next } : null;
}

/** « 10h/18h » is a range, « 10h/14h/18h » is not. */
const isSlashBetween = (sentence: Sentence, to: number): boolean => {
  const next = skip(sentence, to + 2);
  // « 9h/12h - 14h/17h »
  const isListed =
    isDash(sentence, next) && (isAt(sentence, next + 2, 'slash') || isAt(sentence, next + 1, 'weekday', 'date'));
  return isAt(sentence, to, 'slash') && (isListed || !isAt(sentence, next, 'to', 'slash', 'until'));
};

/** What follows the « à » of « 10h à 18h ». */
function rangeTo(sentence: Sentence, first: Clock, to: number, opener: number): TakenWords<SaidRange | null> {
  const end = skip(sentence, isAt(sentence, to + 1, 'until', 'before') ? to + 2 : to + 1);
  const last = clockAt(sentence, end);
  if (!last) {
    const edge = endMinuteAt(sentence, end, true);
    return edge && !first.isBare ? ranged(sentence, first.minute, edge.value, edge.next) : null;
  }
  const [from, until] = [first.hour, last.value.hour];
  const areBare = first.isBare && last.value.isBare;
  const isEnd = last.next === sentence.words.length || isAt(sentence, last.next, 'join');
  const isOpened = isAt(sentence, opener, 'from', 'between') || isAt(sentence, to, 'until') || (from < 6 && isEnd);
  // « Friday evening 6-9 », “from 2 till 8”
  const areAfternoon =
    areBare &&
    from < until &&
    (partBefore(sentence, opener) ? until <= 12 : isOpened && from > 0 && from < 8 && until < 12);
  // “6-midnight”
  const isFirst = areAfternoon || (first.isBare && !last.value.isBare && until === 0 && from > 0 && from < 12);
  // « 9 to 5 », « 11:30-3 »
  const isLast =
    areAfternoon || (last.value.isBare && from >= 8 && from <= 12 && until > 0 && until < (first.isBare ? from : 8));
  if (isFirst || isLast) {
    const end = isLast ? afternoonOf(last.value) : last.value.minute;
    return ranged(sentence, isFirst ? afternoonOf(first) : first.minute, end, last.next);
  }
  // « 2 à 3h dimanche » is how long.
  if (first.isBare && !isHalfDaySentence(sentence) && first.hour < 7 && last.value.hour < 8)
    return { value: null, next: last.next };
  const start = startBefore(sentence, first, last.value);
  return start === null ? { value: null, next: last.next } : ranged(sentence, start, last.value.minute, last.next);
}

/** The « l’après-midi » or « le soir » before a word. */
function partBefore({ words }: Sentence, i: number): Hours | null {
  const before = words.slice(0, i).findLast(({ is }) => is !== 'filler' && is !== 'join');
  return before?.is === 'part' && before.hours.from !== null && before.hours.from >= '12:00' ? before.hours : null;
}

/** « samedi 10h 20h » */
function hourBeside(sentence: Sentence, first: Clock, i: number): TakenWords<SaidRange | null> {
  if (first.isBare || !isAt(sentence, i, 'time', 'noon')) return null;
  const last = clockAt(sentence, i);
  if (!last || last.value.minute <= first.minute || isAt(sentence, last.next, 'to', 'until', 'time')) return null;
  return ranged(sentence, first.minute, last.value.minute, last.next);
}

/** « 10h pendant 3h »: how long, not until when. */
function lengthAfter(sentence: Sentence, first: Clock, i: number): TakenWords<SaidRange | null> {
  const word = sentence.words[i];
  if (first.isBare || first.hour < 8) return null;
  if (word?.is === 'length') return ranged(sentence, first.minute, first.minute + word.minutes, i + 1);
  if (word?.is !== 'time' || word.isHalfDay) return null;
  const length = clockAt(sentence, i);
  if (!length || length.value.hour === 0 || length.value.hour > 6) return null;
  const end = first.minute + length.value.hour * 60 + Number(word.time.slice(3));
  return ranged(sentence, first.minute, end, length.next);
}

function ranged(sentence: Sentence, from: number, until: number, next: number): TakenWords<SaidRange | null> {
  const range = rangeOf(sentence, from, until);
  return { value: range && { range, by: 'clock' }, next };
}

/** Over the start of the next day only as one works through a night: « 22h-6h », not « 18h-14h ». */
function rangeOf(sentence: Sentence, from: number, until: number): Range | null {
  const end = until > from ? until : until + DAY_MINUTES;
  const isNight = end > DAY_MINUTES;
  const midnight = minuteOf(sentence, '00:00') || DAY_MINUTES;
  return isNight && (end - from > 720 || from >= midnight) ? null : [from, end];
}

const isHalfDaySentence = ({ words }: Sentence) => words.some((word) => word.is === 'time' && word.isHalfDay === true);

/** When a range starts whose hours may lack their « h » or « pm »; null when it could be either half of the day. */
function startBefore(sentence: Sentence, first: Clock, last: Clock): number | null {
  if (!first.isBare && last.isBare) return last.hour > first.hour ? first.minute : null;
  if (!first.isBare) return first.minute;
  if (last.isBare) return first.hour >= 8 && last.hour > first.hour ? first.minute : null;
  // « 6-10pm »: both in the afternoon, but only where somebody writes am and pm. « 10-2pm » began in the morning.
  const noon = 12;
  if (first.hour < noon && last.hour >= noon && first.hour + noon < last.hour && isHalfDaySentence(sentence))
    return (first.minute + noon * 60) % DAY_MINUTES;
  return first.minute;
}

/** Hours of a day, however they are said: « 14h-18h », « le soir », « après 18h », « jusqu’à midi », « 18h et plus ». */
export function hoursAt(sentence: Sentence, from: number): TakenWords<SaidRange | null> {
  const range = clockRangeAt(sentence, from);
  if (range) return range;
  const i = skip(sentence, from);
  if (isAt(sentence, i, 'part')) return partAt(sentence, i);
  if (isAt(sentence, i, 'from', 'after')) {
    const start = startMinuteAt(sentence, i + 1) ?? afternoonHourAt(sentence, i + 1);
    return start && fromMinute(start.value, afterOnwards(sentence, start.next));
  }
  if (isAt(sentence, i, 'until', 'before')) {
    const end =
      endMinuteAt(sentence, i + 1, true) ??
      hourInPart(sentence, i + 1, partBefore(sentence, i)) ??
      (isAt(sentence, i, 'before') ? morningHourAt(sentence, i + 1) : null);
    return end && { value: { range: [0, end.value], by: 'until' }, next: end.next };
  }
  if (isAt(sentence, i, 'noon'))
    return { value: { range: [minuteOf(sentence, '12:00'), minuteOf(sentence, '14:00')], by: 'part' }, next: i + 1 };
  const start = startMinuteAt(sentence, i);
  if (!start) return null;
  const next = skip(sentence, start.next);
  if (isAt(sentence, next, 'atLeast')) return fromMinute(start.value, next + 1);
  if (isAt(sentence, next, 'atMost') && !isNightHour(sentence, start.value))
    return { value: { range: [0, start.value || DAY_MINUTES], by: 'until' }, next: next + 1 };
  const onwards = afterOnwards(sentence, start.next);
  return onwards > start.next ? fromMinute(start.value, onwards) : null;
}

/** « 2h max » is how long, not until when. */
const isNightHour = (sentence: Sentence, minute: number) =>
  minute > minuteOf(sentence, '00:00') || minute < minuteOf(sentence, '09:00');

/** « from 5 »: of two readings the one with fewer hours. */
function afternoonHourAt(sentence: Sentence, from: number): TakenWords<number> {
  const hour = clockAt(sentence, from);
  if (!hour?.value.isBare || hour.value.hour === 0 || hour.value.hour > 7) return null;
  return { value: afternoonOf(hour.value), next: hour.next };
}

/** “evening until 11” */
function hourInPart(sentence: Sentence, from: number, part: Hours | null): TakenWords<number> {
  const hour = clockAt(sentence, from);
  const value = hour?.value.isBare && hour.value.hour < 12 ? afternoonOf(hour.value) : null;
  return hour && value && part && isInPart(sentence, value, part) ? { value, next: hour.next } : null;
}

const afternoonOf = ({ minute }: Clock) => (minute + DAY_MINUTES / 2) % DAY_MINUTES;

/** « not before 9 » */
function morningHourAt(sentence: Sentence, from: number): TakenWords<number> {
  const hour = clockAt(sentence, from);
  return hour?.value.isBare && hour.value.hour > 7 ? { value: hour.value.minute, next: hour.next } : null;
}

/** The hour that a verb makes an edge: the « à 17h » of « je finis à 17h », the « by 9pm » of « I leave by 9pm ». */
export function edgeHourAt(sentence: Sentence, i: number, { side }: Edge): TakenWords<SaidRange> {
  const hour = clockAt(sentence, i);
  if (!hour) return null;
  const { minute: said, isBare } = hour.value;
  const afternoon = isBare ? afternoonHourAt(sentence, i) : null;
  if (isBare && !afternoon) return null;
  const minute = afternoon?.value ?? said;
  return side === 'from'
    ? fromMinute(minute, hour.next)
    : { value: { range: [0, minute || DAY_MINUTES], by: 'until' }, next: hour.next };
}

function partAt(sentence: Sentence, i: number): TakenWords<SaidRange> {
  const word = sentence.words[i];
  if (word?.is !== 'part') return null;
  const { from, until } = word.hours;
  if (from === null && until === null) return { value: { range: WHOLE_DAY, by: 'whole' }, next: i + 1 };
  const range: Range = [from ? minuteOf(sentence, from) : 0, until ? minuteOf(sentence, until) : DAY_MINUTES];
  return { value: { range, by: 'part' }, next: i + 1 };
}

const fromMinute = (minute: number, next: number): TakenWords<SaidRange> => ({
  value: { range: [minute, DAY_MINUTES], by: 'from' },
  next,
});

/** « 18h et plus », « 18h+ »; a plus between two hours joins them. */
function afterOnwards(sentence: Sentence, i: number): number {
  if (isAt(sentence, i, 'onwards')) return i + 1;
  const isEnd = i + 1 === sentence.words.length || isAt(sentence, i + 1, 'join');
  return isAt(sentence, i, 'plus') && isEnd ? i + 1 : i;
}

/** Whether all hours of one day stand there, so that none of them is the edge of several days. */
export const areWholeHoursAt = (sentence: Sentence, i: number): boolean =>
  hoursAt(sentence, i) !== null && clockRangeAt(sentence, i) !== null;

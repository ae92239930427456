import { addDays, weekdayOf } from '../time/calendar.ts';
import type { SaidDays } from './said-hours.ts';
import type { Group, Join, Word } from './said-words.ts';

/** Minutes after the day starts. */
export type Range = readonly [from: number, until: number];
export const DAY_MINUTES = 1440;
export const WHOLE_DAY: Range = [0, DAY_MINUTES];

/** How the hours were said: by the clock, open at one side, by a part of the day, or all of it. */
export type SaidRange = { range: Range; by: 'clock' | 'from' | 'until' | 'part' | 'whole' };
/** Days of the festival that were named; `isBroad` when not one by one. */
export type NamedDays = { dates: readonly string[]; isBroad: boolean; isOutside: boolean; group?: Group };

/** What a text consists of, once words that belong together are together. */
export type Element = { start: number; end: number } & (
  | { is: 'days'; days: NamedDays }
  | { is: 'hours'; hours: SaidRange }
  | { is: 'span'; days: NamedDays; ranges: ReadonlyMap<string, Range> }
  | { is: 'join'; how: Join }
  | { is: 'no' | 'not' | 'only' | 'yes' | 'unknown' }
);

/** A day of the week, or one date: it may be none of the festival. */
type Day = { weekday: number; date: string | null };
type Taken<T> = { value: T; next: number } | null;
type Clock = { minute: number; hour: number; isBare: boolean };

/** Reads elements out of words; every word is part of one, but those that only stand between. */
export function elementsOf(words: readonly Word[], { dates, dayStartsAt }: SaidDays): Element[] {
  const at = (i: number) => words[i];
  const is = (i: number, ...kinds: Word['is'][]) => kinds.includes(at(i)?.is ?? 'unknown') && i < words.length;
  const isBetween = (i: number) => is(i, 'filler', 'article');
  /** The place after words that only stand between. */
  const skip = (i: number): number => (isBetween(i) ? skip(i + 1) : i);
  const dayStart = Number(dayStartsAt.slice(0, 2)) * 60 + Number(dayStartsAt.slice(3));
  const minuteOf = (time: string) =>
    (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - dayStart + DAY_MINUTES) % DAY_MINUTES;
  const rangeOf = (from: number, until: number): Range | null => {
    const end = until > from ? until : until + DAY_MINUTES;
    const isNight = end > DAY_MINUTES;
    // Over the start of the next day only as one works through a night: « 22h-6h », not « 18h-14h ».
    if (isNight && (end - from > 720 || from >= DAY_MINUTES - dayStart)) return null;
    return [from, end];
  };

  // Days.

  const isOfFestival = (date: string) => dates.includes(date);
  const inFestival = ({ weekday, date }: Day) =>
    date === null ? dates.filter((one) => weekdayOf(one) === weekday) : dates.filter((one) => one === date);

  /** « samedi », « samedi 28 », « 28/11 », « le 28 », « jour 2 »; null in `value` where weekday and date contradict each other. */
  function day(from: number): Taken<Day | null> {
    const i = skip(from);
    const word = at(i);
    if (word?.is === 'date') return { value: dated(word.date), next: i + 1 };
    if (word?.is === 'number' && word.isDay) return { value: numbered(word.number), next: i + 1 };
    if (word?.is === 'numbered') {
      const date = dates[word.number - 1] ?? addDays(dates.at(-1) ?? '2000-01-01', 1);
      return { value: dated(date), next: i + 1 };
    }
    if (word?.is !== 'weekday') return null;
    const more = skip(i + 1);
    const next = at(more);
    const date =
      next?.is === 'date'
        ? dated(next.date)
        : next?.is === 'number' && next.isDay
          ? numbered(next.number, word.weekday)
          : null;
    if (!date) return { value: { weekday: word.weekday, date: null }, next: i + 1 };
    return { value: date.weekday === word.weekday || !isOfFestival(date.date ?? '') ? date : null, next: more + 1 };
  }
  const dated = (date: string): Day => ({ weekday: weekdayOf(date), date });
  /** The date with this number that is of the festival, else one about its days, of this weekday if there is any. */
  const numbered = (number: number, weekday?: number): Day => {
    const about = Array.from({ length: dates.length + 30 }, (_, i) => addDays(dates[0] ?? '2000-01-01', i - 15));
    const found = about.filter((date) => Number(date.slice(8)) === number);
    const date = found.find(isOfFestival) ?? found.find((one) => weekdayOf(one) === weekday) ?? found[0];
    return dated(date ?? addDays(dates.at(-1) ?? '2000-01-01', 1));
  };

  /** The days from one to another; null where the second comes first. */
  function between(first: Day, last: Day): string[] | null {
    const end = first.date && !last.date ? addDays(first.date, (last.weekday - first.weekday + 7) % 7) : last.date;
    const start = last.date && !first.date ? addDays(last.date, -((last.weekday - first.weekday + 7) % 7)) : first.date;
    if (start && end) return start > end ? null : dates.filter((date) => start <= date && date <= end);
    const [one, other] = [inFestival(first), inFestival(last)];
    if (dates.length < 7 && one[0] && other[0] && one[0] > other[0]) return null;
    const length = (last.weekday - first.weekday + 7) % 7;
    return dates.filter((date) => (weekdayOf(date) - first.weekday + 7) % 7 <= length);
  }

  const namedDays = (found: readonly string[], isBroad: boolean): NamedDays => ({
    dates: found,
    isBroad,
    isOutside: found.length === 0,
  });

  const groups: Record<Group, (date: string) => boolean> = {
    every: () => true,
    others: () => true,
    weekend: (date) => weekdayOf(date) > 4,
    weekdays: (date) => weekdayOf(date) < 5,
    first: (date) => date === dates[0],
    last: (date) => date === dates.at(-1),
  };

  // Hours.

  /** An hour that stands alone: `14h`, `midi`, a bare number. */
  function clock(from: number): Taken<Clock> {
    const i = skip(from);
    const word = at(i);
    const time = word?.is === 'time' ? word.time : word?.is === 'noon' ? '12:00' : null;
    if (time) return { value: { minute: minuteOf(time), hour: Number(time.slice(0, 2)), isBare: false }, next: i + 1 };
    if (word?.is !== 'number' || word.isDay || word.number > 23) return null;
    const minute = minuteOf(`${String(word.number).padStart(2, '0')}:00`);
    return { value: { minute, hour: word.number, isBare: true }, next: i + 1 };
  }

  /** The minute a range starts with at `from`: an hour, the beginning of a part of the day, the opening. */
  function startMinute(from: number): Taken<number> {
    const i = skip(from);
    const word = at(i);
    if (word?.is === 'dayStart') return { value: 0, next: i + 1 };
    if (word?.is === 'part' && (word.hours.from ?? word.hours.until) !== null)
      return { value: word.hours.from ? minuteOf(word.hours.from) : 0, next: i + 1 };
    const hour = clock(i);
    return hour && (!hour.value.isBare || hour.value.hour >= 10) ? { value: hour.value.minute, next: hour.next } : null;
  }

  /** The minute a range ends with; of a part of the day its end, or with `isShort` its beginning. */
  function endMinute(from: number, isShort: boolean): Taken<number> {
    const i = skip(from);
    const word = at(i);
    if (word?.is === 'dayEnd') return { value: DAY_MINUTES, next: i + 1 };
    if (word?.is === 'part') {
      const edge = isShort ? word.hours.from : (word.hours.until ?? null);
      if (isShort && edge === null) return null;
      return { value: edge === null ? DAY_MINUTES : minuteOf(edge), next: i + 1 };
    }
    const hour = clock(i);
    if (!hour || (hour.value.isBare && hour.value.hour < 12)) return null;
    return { value: hour.value.minute || DAY_MINUTES, next: hour.next };
  }

  /** « 14h-18h », « de 10 à 12 », « entre 10h et 12h », « 6-10pm ». */
  function clockRange(from: number): Taken<SaidRange | null> {
    let i = skip(from);
    const isBetweenAnd = is(i, 'between');
    if (is(i, 'from', 'after', 'between')) i = skip(i + 1);
    const word = at(i);
    if (word?.is === 'part' && is(i + 1, 'to') && !isDash(i + 1)) {
      const [start, end] = [startMinute(i), endMinute(i + 2, false)];
      const range = start && end && rangeOf(start.value, end.value);
      return range ? { value: { range, by: 'clock' }, next: end.next } : null;
    }
    const first = word?.is === 'dayStart' ? { value: { minute: 0, hour: 12, isBare: false }, next: i + 1 } : clock(i);
    if (!first) return null;
    let to = first.next;
    // « à partir de 10h, jusqu’à 18h » and « après 14h et avant 18h » have more between.
    while (isBetween(to)) to += 1;
    const isTo = is(to, 'to', 'until', 'before') || (isBetweenAnd && isAnd(to));
    const isSlashed = is(to, 'slash') && !is(skip(to + 2), 'to', 'slash', 'until');
    // « samedi 10h 20h »
    const beside = isTo || isSlashed || first.value.isBare || at(to)?.is !== 'time' ? null : clock(to);
    if (beside && beside.value.minute > first.value.minute && !is(beside.next, 'to', 'until', 'time'))
      return ranged(first.value.minute, beside.value.minute, beside.next);
    if (!isTo && !isSlashed) return null;
    const end = skip(is(to + 1, 'until', 'before') ? to + 2 : to + 1);
    const last = clock(end);
    if (!last) {
      const edge = endMinute(end, true);
      return edge && !first.value.isBare ? ranged(first.value.minute, edge.value, edge.next) : null;
    }
    const start = startBefore(first.value, last.value);
    return start === null ? { value: null, next: last.next } : ranged(start, last.value.minute, last.next);
  }
  const ranged = (from: number, until: number, next: number): Taken<SaidRange | null> => {
    const range = rangeOf(from, until);
    return { value: range && { range, by: 'clock' }, next };
  };
  const isAnd = (i: number) => {
    const word = at(i);
    return word?.is === 'join' && word.how === 'and';
  };
  const isDash = (i: number) => {
    const word = at(i);
    return word?.is === 'to' && word.isDash === true;
  };

  /** When a range starts whose hours may lack their « h » or « pm »; null when it could be either half of the day. */
  function startBefore(first: Clock, last: Clock): number | null {
    if (!first.isBare && last.isBare) return last.hour > first.hour ? first.minute : null;
    if (!first.isBare) return first.minute;
    if (last.isBare) return first.hour >= 8 && last.hour > first.hour ? first.minute : null;
    // « 6-10pm »: both in the afternoon. « 10-2pm » began in the morning.
    const noon = 12;
    if (first.hour < noon && last.hour >= noon && first.hour + noon < last.hour && isHalfDay)
      return (first.minute + noon * 60) % DAY_MINUTES;
    return first.minute;
  }
  // Only where somebody writes am and pm is « 6 » before « 10pm » in the evening.
  const isHalfDay = words.some((word) => word.is === 'time' && word.isHalfDay === true);

  function hours(from: number): Taken<SaidRange | null> {
    const range = clockRange(from);
    if (range) return range;
    const i = skip(from);
    const word = at(i);
    if (word?.is === 'part') {
      const { from: first, until } = word.hours;
      if (first === null && until === null) return { value: { range: WHOLE_DAY, by: 'whole' }, next: i + 1 };
      return {
        value: { range: [first ? minuteOf(first) : 0, until ? minuteOf(until) : DAY_MINUTES], by: 'part' },
        next: i + 1,
      };
    }
    if (word?.is === 'from' || word?.is === 'after') {
      const start = startMinute(i + 1);
      return start && { value: { range: [start.value, DAY_MINUTES], by: 'from' }, next: afterOnwards(start.next) };
    }
    if (word?.is === 'until' || word?.is === 'before') {
      const end = endMinute(i + 1, true);
      return end && { value: { range: [0, end.value], by: 'until' }, next: end.next };
    }
    if (word?.is === 'noon')
      return { value: { range: [minuteOf('12:00'), minuteOf('14:00')], by: 'part' }, next: i + 1 };
    const start = startMinute(i);
    const onwards = start && afterOnwards(start.next);
    if (start && onwards !== null && onwards > start.next)
      return { value: { range: [start.value, DAY_MINUTES], by: 'from' }, next: onwards };
    return null;
  }
  /** « 18h et plus », « 18h+ »; a plus between two hours joins them. */
  function afterOnwards(i: number): number {
    if (is(i, 'onwards')) return i + 1;
    return is(i, 'plus') && (i + 1 === words.length || is(i + 1, 'join')) ? i + 1 : i;
  }

  // Days with hours.

  /** « du vendredi au dimanche », « de vendredi 18h à dimanche 12h », « à partir de vendredi 14h », « avant samedi ». */
  function days(from: number): Taken<Element | null> {
    const opener = skip(from);
    const opens = is(opener, 'from', 'after', 'until', 'before', 'between') ? at(opener)?.is : undefined;
    // « after work on Friday » is not after Friday.
    const isApart = opens !== undefined && is(opener + 1, 'filler');
    const first = isApart ? null : day(opens ? opener + 1 : opener);
    if (!first) return null;
    const { start } = at(from) ?? { start: 0 };
    const taken = (
      next: number,
      element: { days: NamedDays; ranges?: ReadonlyMap<string, Range> } | null,
    ): Taken<Element | null> => ({
      value: element && {
        ...{ start, end: at(next - 1)?.end ?? 0 },
        ...(element.ranges
          ? { is: 'span', days: element.days, ranges: element.ranges }
          : { is: 'days', days: element.days }),
      },
      next,
    });
    if (!first.value) return taken(first.next, null);
    const one = first.value;
    const onwards = is(first.next, 'onwards');
    const isComplete = hours(first.next) !== null && clockRange(first.next) !== null;
    const hour = isComplete ? null : startMinute(first.next);
    const to = hour?.next ?? first.next;
    const isTo = is(to, 'to', 'until') || (opens === 'between' && isAnd(to));
    const second = isTo ? day(is(to + 1, 'until') ? to + 2 : to + 1) : null;
    const isListed = hour !== null && isDash(to) && !clock(first.next);
    const isChain = second !== null && isDash(to) && isDash(second.next) && day(second.next + 1) !== null;
    if (second && !isListed && !isChain && opens !== 'until' && opens !== 'before') {
      const other = second.value;
      const found = other && between(one, other);
      if (!other || !found) return taken(second.next, null);
      const isRange = clockRange(second.next) !== null || hours(second.next)?.value?.by === 'from';
      const isPart = is(skip(second.next), 'part');
      const end = isRange || (isPart && !hour) ? null : endMinute(second.next, false);
      if (!hour && !end) return taken(second.next, { days: namedDays(found, true) });
      if (hour && isRange) return taken(second.next, null);
      return taken(
        end?.next ?? second.next,
        spanned(found, [one, hour?.value ?? 0], [other, end?.value ?? DAY_MINUTES]),
      );
    }
    const named = inFestival(one);
    if (!opens && !onwards) return taken(first.next, { days: namedDays(named, false) });
    const date = one.date ?? (named.length === 1 ? named[0] : undefined);
    if (isComplete || date === undefined) return taken(first.next, null);
    if (opens === 'after' || opens === 'before') {
      if (hour) return taken(hour.next, null);
      return taken(first.next, {
        days: namedDays(
          dates.filter((other) => (opens === 'after' ? other > date : other < date)),
          true,
        ),
      });
    }
    const isUntil = opens === 'until';
    const end = isUntil ? endMinute(first.next, false) : null;
    const found = dates.filter((other) => (isUntil ? other <= date : other >= date));
    const next = (isUntil ? end?.next : hour?.next) ?? first.next;
    const last = dated(dates.at(-1) ?? date);
    const edges = spanned(
      found,
      isUntil ? [dated(dates[0] ?? date), 0] : [one, hour?.value ?? 0],
      isUntil ? [one, end?.value ?? DAY_MINUTES] : [last, DAY_MINUTES],
    );
    const closed = !isUntil && is(next, 'onwards') ? next + 1 : next;
    return taken(closed, (isUntil ? end : hour) ? edges : { days: edges.days });
  }

  /** Without a break from an hour of the first day to one of the last. */
  function spanned(found: readonly string[], [first, from]: [Day, number], [last, until]: [Day, number]) {
    const isThat = (of: Day, date: string) => (of.date === null ? of.weekday === weekdayOf(date) : of.date === date);
    const ranges = new Map<string, Range>();
    for (const date of found) {
      const range: Range = [isThat(first, date) ? from : 0, isThat(last, date) ? until : DAY_MINUTES];
      if (range[0] < range[1]) ranges.set(date, range);
    }
    return { days: namedDays(found, true), ranges };
  }

  // The text from its beginning.

  const elements: Element[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const place = { start: word.start, end: word.end };
    const add = (element: Element, next: number) => {
      elements.push({ ...element, start: word.start, end: at(next - 1)?.end ?? word.end });
      i = next;
    };
    if (isBetween(i)) {
      i += 1;
      continue;
    }
    if (word.is === 'each') {
      const next = skip(i + 1);
      if (is(next, 'part', 'noon'))
        add({ ...place, is: 'days', days: { dates, isBroad: true, isOutside: false, group: 'every' } }, next);
      else if (is(next, 'weekday', 'group', 'date')) i = next;
      else add({ ...place, is: 'unknown' }, i + 1);
      continue;
    }
    if (word.is === 'count') {
      const isAll = word.number === dates.length || (word.isLast && word.number < dates.length);
      add(
        isAll
          ? { ...place, is: 'days', days: namedDays(dates.slice(-word.number), true) }
          : { ...place, is: 'unknown' },
        i + 1,
      );
      continue;
    }
    if (word.is === 'group') {
      const found = dates.filter(groups[word.group]);
      add({ ...place, is: 'days', days: { ...namedDays(found, true), group: word.group } }, i + 1);
      continue;
    }
    const named = days(i);
    if (named) {
      add(named.value ?? { ...place, is: 'unknown' }, named.next);
      continue;
    }
    const said = hours(i);
    if (said) {
      add(said.value ? { ...place, is: 'hours', hours: said.value } : { ...place, is: 'unknown' }, said.next);
      continue;
    }
    if (word.is === 'join') add({ ...place, is: 'join', how: word.how }, i + 1);
    else if (word.is === 'slash') add({ ...place, is: 'join', how: 'comma' }, i + 1);
    else if (word.is === 'plus') add({ ...place, is: 'join', how: 'and' }, i + 1);
    else if (word.is === 'to' && !word.isDash) i += 1;
    else if (word.is === 'to') add({ ...place, is: 'join', how: 'comma' }, i + 1);
    else if (word.is === 'no' || word.is === 'not' || word.is === 'only' || word.is === 'yes')
      add({ ...place, is: word.is }, i + 1);
    else add({ ...place, is: 'unknown' }, i + 1);
  }
  return elements;
}

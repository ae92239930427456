import { weekdayOf } from '#lib/time/calendar.ts';
import type { Kind, PartOfDay } from './said-lexicon.ts';
import { DAY_MINUTES, type Range, WHOLE_DAY } from './said-ranges.ts';
import type { SaidToken } from './said-tokens.ts';

/** The days of the festival, in order, and the hour at which one starts. */
export type SaidDays = { dates: readonly string[]; dayStartsAt: string };

/**
 * Days that were named: the hours of the first and last where it is a stretch of time, what the
 * words « les autres » leave open.
 */
export type DaysRead = {
  dates: readonly string[];
  edges: ReadonlyMap<string, Range>;
  group: 'others' | 'rest' | 'those' | 'that' | null;
  isBroad: boolean;
  /** Of a stretch of days those that were named; of these one may be taken away. */
  ends: readonly string[];
  isOutside: boolean;
  isUnclear: boolean;
  next: number;
};
export type HoursKind = 'clock' | 'from' | 'until' | 'part' | 'whole' | 'at';
export type HoursRead = {
  ranges: readonly Range[];
  kind: HoursKind;
  part?: PartOfDay;
  isUnclear: boolean;
  isLimit: boolean;
  next: number;
};

const PARTS: Readonly<Record<PartOfDay, readonly [from: number | null, until: number | null]>> = {
  morning: [null, 780],
  noon: [720, 840],
  afternoon: [720, 1140],
  earlyAfternoon: [780, 1140],
  lateAfternoon: [960, 1140],
  daytime: [null, 1080],
  evening: [1080, null],
  night: [1200, null],
  deepNight: [1320, null],
};

/** Words that no English text has. */
const FRENCH =
  /^(?:de|du|des|le|la|les|au|et|ou|entre|a?pres|avant|jusqu.*|a partir .*|sam|dim|jeu|ven|mer|lun|mar|.*di|dimanche|.*soir|.*matin|dispo.*|tous .*)$/;

type Clock = { minutes: number; isSure: boolean; isTwelve: boolean; next: number };
type Half = 'am' | 'pm' | null;

/** Reads days and hours at a place of the tokens. */
export function phrasesOf(tokens: readonly SaidToken[], festival: SaidDays) {
  const [startHour = 0, startMinute = 0] = festival.dayStartsAt.split(':').map(Number);
  const dayStart = startHour * 60 + startMinute;
  const first = festival.dates[0] ?? '';
  const is = (i: number, ...kinds: Kind[]) => {
    const token = tokens[i];
    return token !== undefined && kinds.includes(token.is);
  };
  const isFrench = tokens.some(({ word }) => FRENCH.test(word));
  const articles = (i: number): number => (is(i, 'article') ? articles(i + 1) : i);
  const minuteOfDay = (minutes: number) => (minutes - dayStart + DAY_MINUTES) % DAY_MINUTES;
  const partRange = (part: PartOfDay): Range => {
    const [from, until] = PARTS[part];
    return [from === null ? 0 : minuteOfDay(from), until === null ? DAY_MINUTES : minuteOfDay(until)];
  };

  /** A date of the festival by day and month; outside where there is none. */
  const dated = (day: number, month: number | null) =>
    festival.dates.filter(
      (date) => Number(date.slice(8)) === day && (month === null || Number(date.slice(5, 7)) === month),
    );

  type OneDay = {
    dates: readonly string[];
    weekday: number | null;
    isOutside: boolean;
    isUnclear: boolean;
    part?: PartOfDay | undefined;
    next: number;
  };

  /** « 28 », « 28 novembre », « Nov 27th », where the number is no hour. */
  function dateAt(i: number, isSaidDay: boolean): OneDay | null {
    const token = tokens[i];
    if (!token) return null;
    const found = (day: number, month: number | null, next: number): OneDay => {
      const dates = dated(day, month);
      return { dates, weekday: null, isOutside: dates.length === 0, isUnclear: day > 31, next };
    };
    if (token.is === 'date') return found(token.value, token.month ?? null, i + 1);
    if (token.is === 'month') {
      const day = articles(i + 1);
      return is(day, 'number') ? found(tokens[day]?.value ?? 0, token.value, day + 1) : null;
    }
    if (token.is !== 'number' || token.value < 1 || token.value > 31) return null;
    const after = articles(i + 1);
    if (is(after, 'month')) return found(token.value, tokens[after]?.value ?? null, after + 1);
    const listed = listedAt(i);
    if (listed) return found(token.value, listed.month, i + 1);
    if (token.month === 0 || isSaidDay || token.value > 24) return found(token.value, null, i + 1);
    return null;
  }

  /** Whether a number is in a list of days: « les 6 et 7 », « 6, 7 et 8 juin ». */
  function listedAt(i: number): { month: number | null } | null {
    const isOfList = (at: number) => is(at, 'number', 'comma', 'and', 'slash', 'dash') || textOf(at) === 'au';
    let [from, until] = [i, i];
    while (isOfList(from - 1)) from -= 1;
    while (isOfList(until + 1)) until += 1;
    const numbers = tokens.slice(from, until + 1).filter((one) => one.is === 'number');
    if (is(until + 1, 'month') && is(until, 'number')) return { month: tokens[until + 1]?.value ?? null };
    const areDays = numbers.length > 1 && numbers.every(({ value }) => dated(value, null).length > 0);
    return areDays && textOf(from - 1) === 'les' ? { month: null } : null;
  }

  const isRangeAt = (i: number) =>
    is(i, 'dash', 'to', 'until', 'slash') &&
    ((is(i + 1, 'number') && (tokens[i + 1]?.value ?? 99) <= 24 && !is(i + 2, 'month')) ||
      is(i + 1, 'clock', 'midday', 'midnight', 'dayEnd') ||
      is(i + 1, 'article'));

  /** « du 24 au 29 ». */
  const isDayAfter = (i: number) =>
    is(i, 'to', 'dash') &&
    is(i + 1, 'number', 'weekday') &&
    (is(i + 1, 'weekday') || dated(tokens[i + 1]?.value ?? 0, null).length > 0);

  /** One day: its weekday, its date, or both. */
  function oneDay(from: number, isSaidDay = false): OneDay | null {
    const i = articles(from);
    const token = tokens[i];
    if (!token) return null;
    if (token.is === 'nth') {
      const date = festival.dates.at(token.value < 0 ? token.value : token.value - 1);
      return {
        dates: date ? [date] : [],
        weekday: null,
        isOutside: !date,
        isUnclear: false,
        part: token.part,
        next: i + 1,
      };
    }
    if (token.is !== 'weekday') {
      const hadArticle = i > from && /(?:le|les|du|au|des|the|on)\s*$/.test(textOf(i - 1));
      return dateAt(
        i,
        isSaidDay ||
          (hadArticle &&
            (dated(token.value, null).length > 0 ? !isRangeAt(i + 1) || isDayAfter(i + 1) : isDayAfter(i + 1))),
      );
    }
    const named = festival.dates.filter((date) => weekdayOf(date) === token.value);
    const dateBehind = is(i + 1, 'comma') && is(i + 2, 'date') ? dateAt(i + 2, false) : null;
    const beside = dateBehind?.dates.some((date) => named.includes(date)) ? i + 2 : i + 1;
    const far = /^(?:le|the|du)$/.test(textOf(beside)) ? beside + 1 : beside;
    const number = tokens[far];
    const isSame = number?.is === 'number' && named.some((date) => Number(date.slice(8)) === number.value);
    const mayBeDay =
      number?.is === 'number' && (isSame || !isRangeAt(far + 1) || number.value > 24) && !is(far + 1, 'am', 'pm');
    // « samedi 6-10 » of a festival whose Saturday is the 6th: hours, or days.
    if (isSame && isRangeAt(far + 1) && number.value <= 24)
      return { dates: named, weekday: token.value, isOutside: false, isUnclear: true, next: far + 1 };
    const date = number && (number.is === 'date' || number.is === 'month' || mayBeDay) ? dateAt(far, mayBeDay) : null;
    if (!date)
      return { dates: named, weekday: token.value, isOutside: named.length === 0, isUnclear: false, next: i + 1 };
    if (date.isOutside) {
      // « mardi 24 » is the day before a festival that begins on Wednesday the 25th;
      // « vendredi 12 » may be anything.
      const year = Number(first.slice(0, 4));
      const month = String(Number(first.slice(5, 7))).padStart(2, '0');
      const day = number?.is === 'number' ? `${year}-${month}-${String(number.value).padStart(2, '0')}` : '';
      const isReal =
        number?.is !== 'number' || (number.value <= 28 && weekdayOf(day) === token.value) || named.length === 0;
      return { ...date, weekday: token.value, isUnclear: !isReal };
    }
    return { ...date, weekday: token.value, isUnclear: !date.dates.some((one) => named.includes(one)) };
  }

  const textOf = (i: number) => tokens[i]?.word ?? '';

  const indexOf = (date: string | undefined) => (date === undefined ? -1 : festival.dates.indexOf(date));
  const between = (a: number, b: number) => festival.dates.slice(a, b + 1);

  /** The hour of a day at which a stretch of days begins or ends. */
  function edgeAt(from: number, side: 'from' | 'until', allowsPart: boolean): { minute: number; next: number } | null {
    const i = articles(is(from, 'comma', 'to', ...(side === 'from' ? (['from'] as const) : [])) ? from + 1 : from);
    const token = tokens[i];
    if (!token) return null;
    if (token.is === 'part' && token.part && allowsPart) {
      const [start, end] = partRange(token.part);
      return { minute: side === 'from' || token.part === 'noon' ? start : end, next: i + 1 };
    }
    if (is(from, 'comma') && !is(i, 'clock')) return null;
    const clock = clockAt(i);
    const isToTheEnd =
      side === 'from' && is(clock?.next ?? 0, 'until', 'to') && is(articles((clock?.next ?? 0) + 1), 'dayEnd');
    if (!clock || (isRangeAt(clock.next) && !isToTheEnd) || (is(i, 'number') && !allowsPart)) return null;
    const minutes = settled(clock, null, side);
    return minutes === null ? null : { minute: minuteOfDay(minutes), next: clock.next };
  }

  function stretch(start: OneDay, startMinute: number, end: OneDay | null, endMinute: number, next: number): DaysRead {
    let a = indexOf(start.dates[0]);
    let b = end ? indexOf(end.dates.at(-1)) : festival.dates.length - 1;
    const isOutside = start.isOutside || end?.isOutside === true;
    // « du lundi au samedi » of a festival from Wednesday: from its first day.
    if (start.isOutside && end && !end.isOutside) a = 0;
    if (end?.isOutside && !start.isOutside) b = festival.dates.length - 1;
    const dates = start.isOutside && (!end || end.isOutside) ? [] : between(Math.max(a, 0), b);
    const edges = new Map<string, Range>();
    const [head, tail] = [dates[0], dates.at(-1)];
    if (head !== undefined && tail !== undefined) {
      if (!start.isOutside && startMinute > 0) edges.set(head, [startMinute, DAY_MINUTES]);
      if (!(end?.isOutside ?? false) && endMinute < DAY_MINUTES)
        edges.set(tail, [head === tail ? startMinute : 0, endMinute]);
    }
    const ends = [start.next > 0 ? head : undefined, end ? tail : undefined].filter((date) => date !== undefined);
    const isUnclear = start.isUnclear || end?.isUnclear === true || (dates.length === 0 && !isOutside);
    return { dates, edges, group: null, isBroad: false, ends, isOutside, isUnclear, next };
  }

  const plainDays = (dates: readonly string[], next: number, more: Partial<DaysRead> = {}): DaysRead => ({
    dates,
    edges: new Map(),
    group: null,
    isBroad: false,
    ends: [],
    isOutside: false,
    isUnclear: false,
    next,
    ...more,
  });

  /** Days at a place: one, a stretch of them, or a group. */
  function daysAt(from: number): DaysRead | null {
    const i = articles(from);
    const token = tokens[i];
    if (!token) return null;
    const all = festival.dates;
    const isWeekend = (date: string) => weekdayOf(date) >= 5;
    switch (token.is) {
      case 'every':
        return plainDays(all, i + 1, { isBroad: true });
      case 'weekend':
        return groupOf(all.filter(isWeekend), i + 1);
      case 'weekdays':
        return groupOf(
          all.filter((date) => !isWeekend(date)),
          i + 1,
        );
      case 'first':
        return plainDays(all.slice(0, token.value), i + 1);
      case 'last':
        return plainDays(all.slice(-token.value), i + 1);
      case 'count':
        if (token.value === all.length) return plainDays(all, i + 1, { isBroad: true });
        // « les deux jours » of those that were said.
        return tokens.slice(0, i).some((one) => ['weekday', 'date', 'number', 'weekend'].includes(one.is))
          ? plainDays([], i + 1, { group: 'those' })
          : plainDays([], i + 1, { isUnclear: true });
      case 'others':
      case 'rest':
        return plainDays([], i + 1, { group: token.is, isBroad: true });
      case 'restOfDay':
        return plainDays([], i + 1, { group: 'that' });
      case 'those':
      case 'that': {
        // « both Saturday and Sunday ».
        const named = textOf(i) === 'both' ? daysAt(i + 1) : null;
        if (named) return named;
        return plainDays([], i + 1, { group: token.is });
      }
      case 'each': {
        const after = articles(i + 1);
        if (is(after, 'days')) return plainDays(all, after + 1, { isBroad: true });
        if (is(after, 'part')) return plainDays(all, after, { isBroad: true });
        if (is(after, 'weekend', 'weekdays')) return daysAt(after);
        return null;
      }
      default:
    }
    if (
      is(i, 'from', 'between', 'after') ||
      (is(from, 'article') && is(i, 'weekday', 'date', 'number', 'month', 'nth'))
    ) {
      const isFrom = is(i, 'from', 'after');
      const start = oneDay(
        is(i, 'from', 'between', 'after') ? i + 1 : from,
        isFrom && /(?:du|le|des)$/.test(textOf(i)),
      );
      if (start) {
        const edge = edgeAt(start.next, 'from', true);
        const end = stretchTo(start, edge, is(i, 'between'), true);
        if (end) return end;
        if (isFrom) {
          // « à partir de vendredi à partir de 17h » may be of each of these days.
          const head = is(start.next, 'from') ? null : edge;
          const next = head?.next ?? start.next;
          return stretch(start, head?.minute ?? 0, null, DAY_MINUTES, is(next, 'onwards') ? next + 1 : next);
        }
      }
      if (is(i, 'from', 'between', 'after')) return null;
    }
    if (is(i, 'until', 'before')) {
      const end = oneDay(i + 1, /(?:au|le)$/.test(textOf(i)));
      if (!end) return null;
      const edge = edgeAt(end.next, 'until', true);
      const start = { dates: all.slice(0, 1), weekday: null, isOutside: false, isUnclear: false, next: 0 };
      if (is(i, 'before') && !edge && !end.isOutside) {
        const last = indexOf(end.dates[0]) - 1;
        return plainDays(between(0, last), end.next, { isUnclear: last < 0 || /by/.test(textOf(i)) });
      }
      const next = edge?.next ?? end.next;
      return stretch(start, 0, end, edge?.minute ?? DAY_MINUTES, is(next, 'onwards') ? next + 1 : next);
    }
    const start = oneDay(from);
    if (!start) return null;
    const end = stretchTo(start, edgeAt(start.next, 'from', true), false, false);
    if (end) return end;
    if (is(start.next, 'onwards') && !/clus|compris/.test(textOf(start.next)))
      return stretch(start, 0, null, DAY_MINUTES, start.next + 1);
    return plainDays(start.dates, is(start.next, 'onwards') ? start.next + 1 : start.next, {
      edges: new Map(start.part ? start.dates.map((date) => [date, partRange(start.part ?? 'evening')]) : []),
      isOutside: start.isOutside,
      isUnclear: start.isUnclear,
    });
  }

  const groupOf = (dates: readonly string[], next: number) =>
    plainDays(dates, next, { isBroad: true, isOutside: dates.length === 0 });

  /** The end of a stretch of days that begins with one. */
  function stretchTo(
    start: OneDay,
    edge: { minute: number; next: number } | null,
    isBetween: boolean,
    mayEnd: boolean,
  ): DaysRead | null {
    const links: Kind[] = ['to', 'dash', 'until', ...(isBetween ? (['and'] as const) : [])];
    for (const at of edge ? [edge.next, start.next] : [start.next]) {
      let link = at;
      if (is(link, 'comma', 'and') && is(link + 1, 'until')) link += 1;
      while (is(link, 'filler') && is(link + 1, 'to')) link += 1;
      if (is(link, 'to') && is(link + 1, 'to')) link += 1;
      if (!is(link, ...links)) continue;
      const after = at === start.next ? null : edge;
      if (mayEnd && is(articles(link + 1), 'dayEnd') && !is(link, 'dash'))
        return stretch(start, after?.minute ?? 0, null, DAY_MINUTES, articles(link + 1) + 1);
      const end = oneDay(link + 1, is(start.next - 1, 'number', 'date') && !is(start.next - 2, 'month'));
      if (!end) continue;
      // « de vendredi à dimanche matin »: of these mornings nobody doubts.
      const endEdge = edgeAt(end.next, 'until', after !== null || is(link, 'until'));
      const read = stretch(start, after?.minute ?? 0, end, endEdge?.minute ?? DAY_MINUTES, endEdge?.next ?? end.next);
      // « vendredi 18h à samedi 2h » is one night.
      if (
        after &&
        endEdge &&
        read.dates.length === 2 &&
        endEdge.minute > DAY_MINUTES - dayStart - 1 &&
        (tokens[end.next]?.value ?? 9) * 60 <= dayStart
      ) {
        const night = read.dates[0] ?? '';
        return { ...read, dates: [night], ends: [night], edges: new Map([[night, [after.minute, endEdge.minute]]]) };
      }
      if (is(link, 'dash') && is(read.next, 'dash')) {
        const more = oneDay(read.next + 1);
        const isInOrder =
          !end.isUnclear &&
          indexOf(start.dates[0]) < indexOf(end.dates[0]) &&
          indexOf(end.dates[0]) < indexOf(more?.dates[0]);
        if (more && !endEdge) {
          const chain = stretch(start, after?.minute ?? 0, more, DAY_MINUTES, more.next);
          return { ...chain, isUnclear: chain.isUnclear || !isInOrder };
        }
      }
      const next = is(read.next, 'onwards') && /clus|compris/.test(textOf(read.next)) ? read.next + 1 : read.next;
      return { ...read, next };
    }
    return null;
  }

  /** An hour of the clock. */
  function clockAt(from: number): Clock | null {
    let i = from;
    while (is(i, 'article', 'about')) i += 1;
    const token = tokens[i];
    if (!token) return null;
    if (token.is === 'number' && is(i + 1, 'midday'))
      return { minutes: 720, isSure: true, isTwelve: false, next: i + 2 };
    if (token.is === 'midday') {
      const isHalf = is(i + 1, 'and') && /^demie?$/.test(textOf(i + 2));
      return { minutes: isHalf ? 750 : 720, isSure: true, isTwelve: false, next: isHalf ? i + 3 : i + 1 };
    }
    if (token.is === 'midnight') return { minutes: 0, isSure: true, isTwelve: false, next: i + 1 };
    if (token.is !== 'clock' && (token.is !== 'number' || token.value > 24 || token.month === 0)) return null;
    const hour = token.value % 24;
    const minutes = hour * 60 + (token.minutes ?? 0);
    const said = textOf(i + 1);
    if (is(i + 1, 'part') && hour <= 12 && /^(?:in the|du|de l')/.test(said)) {
      const isMorning = tokens[i + 1]?.part === 'morning';
      return {
        minutes: ((hour % 12) + (isMorning ? 0 : 12)) * 60 + (token.minutes ?? 0),
        isSure: true,
        isTwelve: true,
        next: i + 2,
      };
    }
    if (is(i + 1, 'am', 'pm') && hour <= 12) {
      const half = is(i + 1, 'pm') ? (hour % 12) + 12 : hour % 12;
      return { minutes: half * 60 + (token.minutes ?? 0), isSure: true, isTwelve: true, next: i + 2 };
    }
    const isTwelve = token.is === 'clock' && token.isSure === true && /[ap]\.?m/.test(textOf(i));
    return { minutes, isSure: token.isSure === true || hour > 12 || hour === 0, isTwelve, next: i + 1 };
  }

  /** The half of the day that is said beside an hour. */
  function halfAround(i: number, next: number): Half {
    for (const at of [i - 1, i - 2, next, next + 1]) {
      const part = tokens[at]?.part;
      if (tokens[at]?.is !== 'part') continue;
      if (part === 'morning') return 'am';
      if (part !== 'daytime' && part !== 'noon') return 'pm';
    }
    return null;
  }

  /** The minutes of an hour that may be of the morning or the evening; null where nobody knows. */
  function settled(clock: Clock, half: Half, side: 'from' | 'until' | 'leave'): number | null {
    const hour = Math.floor(clock.minutes / 60);
    if (clock.isSure || hour === 12) return clock.minutes;
    // In French « après 6 » may be either.
    if (isFrench) return half === 'pm' ? clock.minutes + 720 : half === 'am' || hour > 7 ? clock.minutes : null;
    if (half === 'pm') return clock.minutes + 720;
    if (half === 'am') return clock.minutes;
    if (side === 'leave') return clock.minutes + 720;
    if (side === 'until') return null;
    return hour <= 7 ? clock.minutes + 720 : clock.minutes;
  }

  function rangeOf(a: Clock, b: Clock, half: Half): Range | null {
    const [hourA, hourB] = [Math.floor(a.minutes / 60), Math.floor(b.minutes / 60)];
    let [from, until] = [a.minutes, b.minutes];
    if (!a.isSure && b.isSure) {
      if (b.isTwelve && hourA < 12 && from + 720 < until) from += 720;
      else if (b.minutes === 0 && hourA < 12) from += 720;
    } else if (a.isSure && !b.isSure) {
      if (until <= from && until + 720 > from) until += 720;
    } else if (!a.isSure) {
      const isPm = half === 'pm' || hourA < 7;
      if (hourA === 12) until += hourB < 12 ? 720 : 0;
      else if (until > from) {
        if (half === null && (hourA === 7 || (isFrench && hourA < 7))) return null;
        if (isPm) [from, until] = [from + 720, hourB === 12 ? until : until + 720];
      } else until += 720;
    }
    return spanOf(minuteOfDay(from), minuteOfDay(until));
  }

  /** Hours of a day; those that go on after its end end with it. */
  const spanOf = (from: number, until: number): Range | null => {
    if (until > from) return [from, until];
    return until === from || until > 180 ? (until === 0 && from > 0 ? [from, DAY_MINUTES] : null) : [from, DAY_MINUTES];
  };

  const read = (range: Range | null, kind: HoursKind, next: number, more: Partial<HoursRead> = {}): HoursRead => ({
    ranges: range ? [range] : [],
    kind,
    isUnclear: range === null,
    isLimit: false,
    next,
    ...more,
  });

  /** The end of hours that began: « à 18h », « jusqu'à la fin ». */
  function untilAfter(
    i: number,
    isLoose: boolean,
  ): { clock: Clock | null; part: PartOfDay | null; isEnd: boolean; next: number } | null {
    let at = i;
    if (isLoose) while (is(at, 'comma', 'and', 'filler', 'only', 'then', 'offer') && at < i + 3) at += 1;
    const isUntil = is(at, 'until', 'leave', 'before');
    if (!isUntil && (at > i || !is(at, 'to', 'dash', 'slash'))) return null;
    const after = articles(at + 1);
    if (is(after, 'dayEnd')) return { clock: null, part: null, isEnd: true, next: after + 1 };
    if (is(after, 'part') && tokens[after]?.part === 'noon')
      return { clock: null, part: 'noon', isEnd: false, next: after + 1 };
    if (daysAt(at + 1) && !is(after, 'clock')) return null;
    const clock = clockAt(at + 1);
    return clock ? { clock, part: null, isEnd: false, next: clock.next } : null;
  }

  /** Hours at a place. */
  function hoursAt(from: number): HoursRead | null {
    const i = articles(from);
    const token = tokens[i];
    if (!token) return null;
    if (token.is === 'whole') return read(WHOLE_DAY, 'whole', i + 1);
    if (token.is === 'pm') return read(partRange('afternoon'), 'part', i + 1, { part: 'afternoon' });
    if (token.is === 'am' && !is(i - 1, 'weekday', 'number', 'date', 'month')) return null;
    if (token.is === 'am')
      return tokens.some((one) => one.is === 'pm') || is(i + 1, 'only')
        ? read(partRange('morning'), 'part', i + 1, { part: 'morning' })
        : read(null, 'part', i + 1);
    // « je peux être là pour 17h ».
    if (token.is === 'purpose' || token.is === 'about') {
      const clock = is(i + 1, 'clock') && (token.is === 'purpose' || is(i - 1, 'offer')) ? clockAt(i + 1) : null;
      if (clock && !untilAfter(clock.next, false))
        return read([minuteOfDay(settled(clock, null, 'from') ?? 0), DAY_MINUTES], 'from', clock.next);
      if (token.is === 'purpose') return null;
    }
    // « pas avant 10h », « not after 8pm ».
    if (token.is === 'not' || (token.is === 'except' && /(?:pas|not|never)$/.test(token.word))) {
      let at = i + 1;
      while (is(at, 'offer', 'filler', 'article', 'for') && at < i + 4) at += 1;
      if (is(at, 'before', 'until', 'after')) {
        const clock = clockAt(at + 1);
        if (clock && !daysAt(at + 1)) {
          const isAfter = is(at, 'after');
          const minutes = settled(clock, halfAround(i, clock.next), isAfter ? 'leave' : 'from');
          if (minutes === null) return read(null, 'from', clock.next);
          const minute = minuteOfDay(minutes);
          return read(
            isAfter ? [0, minute || DAY_MINUTES] : [minute, DAY_MINUTES],
            isAfter ? 'until' : 'from',
            clock.next,
            { isLimit: true },
          );
        }
      }
      return null;
    }
    if (token.is === 'between') {
      const a = clockAt(i + 1);
      if (!a || !is(a.next, 'and', 'to', 'dash')) return null;
      const b = clockAt(a.next + 1);
      return b && read(rangeOf(a, b, halfAround(i, b.next)), 'clock', b.next);
    }
    if (token.is === 'vagueFrom') {
      let at = i + 1;
      while (is(at, 'open', 'comma', 'about', 'so', 'article', 'filler', 'from') && at < i + 5) at += 1;
      const clock = at > i + 1 || is(at, 'clock') ? clockAt(at) : null;
      if (!clock || isRangeAt(clock.next)) return read(null, 'from', i + 1);
      const minutes = settled(clock, 'pm', 'from') ?? 0;
      return read(
        [minuteOfDay(minutes), DAY_MINUTES],
        'from',
        is(i + 1, 'open') && is(clock.next, 'close') ? clock.next + 1 : clock.next,
      );
    }
    if (token.is === 'from' || token.is === 'after') {
      const vague = token.is === 'after' ? vagueAfter(i) : null;
      if (vague) return vague;
      const at = articles(i + 1);
      if (is(at, 'dayStart')) {
        const until = untilAfter(at + 1, true);
        if (!until?.clock) return read(WHOLE_DAY, 'whole', at + 1);
        const minutes = settled(until.clock, null, 'until');
        return read(minutes === null ? null : [0, minuteOfDay(minutes)], 'until', until.next);
      }
      const clock = clockAt(i + 1);
      if (!clock) {
        const part = tokens[at]?.part;
        if (!is(at, 'part') || !part) return null;
        if (is(i, 'after')) return read(part === 'noon' ? null : [partRange(part)[1], DAY_MINUTES], 'from', at + 1);
        const until = untilAfter(at + 1, true);
        const minutes = until?.clock ? settled(until.clock, 'pm', 'until') : null;
        const end = minutes === null ? DAY_MINUTES : minuteOfDay(minutes) || DAY_MINUTES;
        const start = partRange(part)[0];
        return read(
          end > start ? [start, end] : null,
          'from',
          is(at + 1, 'onwards') ? at + 2 : (until?.next ?? at + 1),
        );
      }
      const until = untilAfter(clock.next, true);
      if (until) return rangeTo(clock, until, i);
      const minutes = settled(clock, halfAround(i, clock.next), 'from');
      const next = is(clock.next, 'onwards') ? clock.next + 1 : clock.next;
      return read(minutes === null ? null : [minuteOfDay(minutes), DAY_MINUTES], 'from', next);
    }
    if (token.is === 'until' || token.is === 'before' || token.is === 'leave') {
      const at = articles(i + 1);
      const isBusy = [1, 2, 3, 4].some((back) => is(i - back, 'busy', 'busyUntil'));
      const side = isBusy ? 'from' : token.is === 'leave' || /by/.test(textOf(i)) ? 'leave' : 'until';
      if (is(at, 'dayEnd')) return read(WHOLE_DAY, 'until', at + 1);
      const part = tokens[at]?.part;
      if (is(at, 'part') && part) return read(part === 'noon' ? [0, minuteOfDay(720)] : null, 'until', at + 1);
      const clock = clockAt(i + 1);
      if (!clock) return token.is === 'leave' ? read(null, 'until', i + 1) : null;
      const minutes = settled(clock, halfAround(i, clock.next), side);
      const next = is(clock.next, 'atMost') ? clock.next + 1 : clock.next;
      return read(minutes === null ? null : [0, minuteOfDay(minutes) || DAY_MINUTES], 'until', next, {
        isLimit: token.is === 'leave',
      });
    }
    if (token.is === 'atMost') {
      if (is(i + 1, 'until')) return hoursAt(i + 1);
      const clock = clockAt(i + 1);
      if (!clock || is(clock.next, 'to', 'dash')) return null;
      return read([0, minuteOfDay(clock.minutes) || DAY_MINUTES], 'until', clock.next, { isLimit: true });
    }
    if (token.is === 'part' && token.part) {
      // « midi » before an hour is one: « 9h midi » stands in the hours.
      if (token.part === 'noon' && /^midi$|^noon$/.test(textOf(i))) {
        const until = untilAfter(i + 1, false);
        if (until) return rangeTo({ minutes: 720, isSure: true, isTwelve: false, next: i + 1 }, until, i);
      }
      return read(partRange(token.part), 'part', i + 1, { part: token.part });
    }
    if (token.is === 'clock' || token.is === 'number' || token.is === 'midday' || token.is === 'about') {
      const clock = clockAt(i);
      if (!clock) return null;
      const until = untilAfter(clock.next, is(clock.next, 'comma') && is(clock.next + 1, 'until'));
      // « 2 à 3h dimanche » is how long.
      const isLength =
        is(i, 'number') &&
        token.value <= 6 &&
        (until?.clock?.minutes ?? 1440) <= 480 &&
        (until?.clock?.minutes ?? 0) > clock.minutes &&
        until?.clock?.isSure &&
        !until.clock.isTwelve;
      if (isLength) return null;
      if (until) return rangeTo(clock, until, i);
      if (is(i - 1, 'busyUntil')) return read([0, minuteOfDay(settled(clock, null, 'from') ?? 0)], 'until', clock.next);
      if (token.is === 'midday' && !is(clock.next, 'clock', 'onwards', 'atMost'))
        return read(partRange('noon'), 'part', i + 1, { part: 'noon' });
      if (is(i, 'number'))
        return is(clock.next, 'onwards')
          ? read([minuteOfDay(settled(clock, null, 'from') ?? 0), DAY_MINUTES], 'from', clock.next + 1)
          : null;
      const next = clockAt(clock.next);
      if (next && is(clock.next, 'clock', 'midnight', 'midday', 'part')) {
        const range = rangeOf(clock, next, null);
        if (range) return read(range, 'clock', next.next);
      }
      if (is(clock.next, 'onwards') || textOf(clock.next) === 'start')
        return read([minuteOfDay(clock.minutes), DAY_MINUTES], 'from', clock.next + 1);
      if (textOf(clock.next) === 'finish') return read([0, minuteOfDay(clock.minutes)], 'until', clock.next + 1);
      if (is(clock.next, 'and', 'plus' as Kind) && textOf(clock.next) === '+')
        return read([minuteOfDay(clock.minutes), DAY_MINUTES], 'from', clock.next + 1);
      if (is(clock.next, 'atMost'))
        return read(clock.minutes < 480 ? null : [0, minuteOfDay(clock.minutes)], 'until', clock.next + 1, {
          isLimit: true,
        });
      let at = clock.next;
      while (is(at, 'and', 'offer', 'filler', 'for') && at < clock.next + 3) at += 1;
      if (
        at > clock.next &&
        is(at - 1, 'for', 'offer') &&
        is(at, 'clock', 'amount') &&
        (tokens[at]?.minutes ?? 0) === 0
      ) {
        const length = (is(at, 'clock') ? (tokens[at]?.value ?? 0) : Number.parseInt(textOf(at), 10)) * 60;
        const start = minuteOfDay(clock.minutes);
        if (length > 0 && start + length <= DAY_MINUTES) return read([start, start + length], 'clock', at + 1);
      }
      const minutes = settled(clock, halfAround(i, clock.next), 'from') ?? clock.minutes;
      return read([minuteOfDay(minutes), DAY_MINUTES], 'at', clock.next);
    }
    return null;
  }

  /** « après la messe (11h30) », « after church so from 12:30 ». */
  function vagueAfter(i: number): HoursRead | null {
    let at = i + 1;
    while (is(at, 'unknown', 'reason', 'article', 'filler', 'dayEnd', 'busy') && at < i + 7) at += 1;
    if (at === i + 1) return null;
    const opened = at;
    while (is(at, 'open', 'comma', 'so', 'about', 'from', 'to') && at < opened + 4) at += 1;
    const clock = at > opened ? clockAt(at) : null;
    if (!clock || isRangeAt(clock.next)) return null;
    const minutes = settled(clock, null, 'from') ?? 0;
    return read(
      [minuteOfDay(minutes), DAY_MINUTES],
      'from',
      is(opened, 'open') && is(clock.next, 'close') ? clock.next + 1 : clock.next,
    );
  }

  function rangeTo(a: Clock, until: NonNullable<ReturnType<typeof untilAfter>>, i: number): HoursRead {
    const half = halfAround(i, until.next);
    if (until.isEnd) {
      const minutes = settled(a, half, 'from');
      return read(minutes === null ? null : [minuteOfDay(minutes), DAY_MINUTES], 'clock', until.next);
    }
    const b = until.clock ?? { minutes: 720, isSure: true, isTwelve: false, next: until.next };
    const next = is(until.next, 'atMost') ? until.next + 1 : until.next;
    return read(rangeOf(a, b, half), 'clock', next);
  }

  return { daysAt: remembered(daysAt), hoursAt: remembered(hoursAt), is };
}

/** What was read at a place is asked for again and again. */
function remembered<T>(read: (i: number) => T): (i: number) => T {
  const known = new Map<number, T>();
  return (i) => {
    const found = known.get(i);
    if (found !== undefined) return found;
    const value = read(i);
    known.set(i, value);
    return value;
  };
}

import {
  clockAt,
  inWeeksOf,
  isHourAfter,
  minutesSaid,
  type OneDay,
  ofWeek,
  ofWeekSaid,
  oneDayAt,
  ordinalAt,
  weekdayDatesOf,
  weekendsOf,
} from './days-and-hours.ts';
import { DAY_MINUTES, type Kind, type Range } from './meanings.ts';
import type { SaidText, SaidToken } from './text.ts';

/** Days that were named. */
export type DaysRead = {
  dates: readonly string[];
  /** For a stretch of days, the hours of its first and last day. */
  edges: ReadonlyMap<string, Range>;
  /** The group meant by words like « les autres ». */
  group: 'others' | 'rest' | 'those' | 'that' | null;
  isBroad: boolean;
  /** The days that a stretch of days names, one of which may be excluded later. */
  ends: readonly string[];
  isOutside: boolean;
  isUnclear: boolean;
  next: number;
};

/** The hour at which a stretch of days begins or ends, in minutes of that day. */
type Edge = { minute: number; next: number };
type Bound = { day: OneDay; minute: number };

const daysOf = (dates: readonly string[], next: number, more: Partial<DaysRead> = {}): DaysRead => ({
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

/**
 * The days at a place of the text: one, a stretch of them, or a group; null where none begin there.
 */
export function daysAt(text: SaidText, from: number): DaysRead | null {
  const i = text.pastArticles(from);
  const token = text.tokens[i];
  if (!token) return null;
  const counted = ordinalDays(text, i);
  if (counted) return counted;
  const named = GROUPS[token.is];
  if (named) return named(text, i + 1, token);
  if (text.is(i, 'from', 'after')) return daysFrom(text, i);
  if (text.is(i, 'between')) return daysBetween(text, i);
  if (text.is(i, 'until', 'before')) return daysUntil(text, i);
  return daysOfOne(text, from, i > from);
}

type ReadGroup = (text: SaidText, next: number, token: SaidToken) => DaysRead | null;

const weekdaysOf = (text: SaidText) => text.festival.dates.filter((date) => !weekendsOf(text).includes(date));
const everyDay = ({ festival }: SaidText, next: number) => daysOf(festival.dates, next, { isBroad: true });
const someDays = (text: SaidText, some: readonly string[], next: number) => {
  const dates = ofWeekSaid(text, next - 1, some);
  return daysOf(dates, next, { isBroad: true, isOutside: dates.length === 0 });
};

/** The readers of days that one word names. */
const GROUPS: Readonly<Partial<Record<Kind, ReadGroup>>> = {
  every: everyDay,
  weekend: (text, next) => datedWeekend(text, next) ?? someDays(text, weekendsOf(text), next),
  weekdays: (text, next) => someDays(text, weekdaysOf(text), next),
  first: ({ festival }, next, { value }) => daysOf(festival.dates.slice(0, value), next),
  last: ({ festival }, next, { value }) => daysOf(festival.dates.slice(-value), next),
  count: countedDays,
  others: (_, next) => daysOf([], next, { group: 'others', isBroad: true }),
  rest: (_, next) => daysOf([], next, { group: 'rest', isBroad: true }),
  restOfDay: (_, next) => daysOf([], next, { group: 'that' }),
  // « both Saturday and Sunday ».
  those: (text, next, { word }) =>
    (word === 'both' ? daysAt(text, next) : null) ?? daysOf([], next, { group: 'those' }),
  that: (_, next) => daysOf([], next, { group: 'that' }),
  each: eachOfThem,
};

/** The days that a noun names: « week-end », « samedi ». */
function datesOfNoun(text: SaidText, { is, value }: SaidToken): readonly string[] | null {
  if (is === 'weekday') return weekdayDatesOf(text, value);
  return is === 'weekend' ? weekendsOf(text) : is === 'weekdays' ? weekdaysOf(text) : null;
}

/**
 * « 1er et 2e week-end », « le premier et le dernier jour »; of days that were named before: « les
 * week-ends sauf le 2e ».
 */
function ordinalDays(text: SaidText, i: number): DaysRead | null {
  const nths: number[] = [];
  let next = i;
  for (let at = i; ordinalAt(text, at) !== undefined; at = text.pastArticles(next + 1)) {
    nths.push(ordinalAt(text, at) ?? 0);
    next = at + 1;
    if (!text.is(next, 'and', 'comma', 'slash')) break;
  }
  const [first] = nths;
  if (first === undefined) return null;
  const last = oneDayAt(text, next + 1);
  const { dates: all } = text.festival;
  if (text.is(next, 'and') && last && text.is(text.pastArticles(next + 1), 'nth'))
    return someOf([...nths.map((nth) => all.slice(nth).slice(0, 1)), last.dates], last.next);
  const noun = text.tokens[next];
  const named = noun && nths.length > 1 ? datesOfNoun(text, noun) : null;
  if (named)
    return someOf(
      nths.map((nth) => ofWeek(nth, named)),
      next + 1,
    );
  const isEnd = next >= text.tokens.length || text.is(next, 'comma', 'stop', 'close', 'and', 'but');
  const before = text.tokens.slice(0, i).findLastIndex(({ is }) => is !== 'article');
  const meant = text.tokens.slice(0, i).flatMap((token) => datesOfNoun(text, token) ?? []);
  if (!isEnd || !text.is(before, 'except', 'not') || meant.length === 0) return null;
  const some = someOf(
    nths.map((nth) => ofWeek(nth, meant)),
    next,
  );
  // « sauf le 1er » may be a date.
  return { ...some, isUnclear: text.is(i, 'number') && oneDayAt(text, i)?.isOutside === false };
}

const someOf = (some: readonly (readonly string[])[], next: number) =>
  daysOf(some.flat(), next, { isOutside: some.some((dates) => dates.length === 0) });

/** « le we du 21-22 », « week-end du 28 »; « we 21-22 » may be hours. */
function datedWeekend(text: SaidText, next: number): DaysRead | null {
  const at = text.pastArticles(next);
  const isOne = (i: number) => oneDayAt(text, i, true)?.dates.some((date) => weekendsOf(text).includes(date)) ?? false;
  const isDay = at > next || !text.is(at, 'number') || (text.tokens[at]?.value ?? 0) > 24;
  const day = text.is(at, 'number', 'date') && isOne(at) ? oneDayAt(text, at, true) : null;
  if (!day) return text.is(at, 'date') ? slashedWeekend(text, at) : null;
  const behind = text.pastArticles(day.next + 1);
  const isPair = text.is(day.next, 'dash', 'slash', 'and', 'to') && text.is(behind, 'number', 'date') && isOne(behind);
  const other = isPair ? oneDayAt(text, behind, true) : null;
  if (!isDay && !other) return null;
  if (other) return daysOf([...day.dates, ...other.dates], other.next, { isUnclear: !isDay });
  return daysOf(inWeeksOf(weekendsOf(text), day.dates), pastMonth(text, day.next));
}

/** The place behind a month of the festival. */
const pastMonth = (text: SaidText, i: number) =>
  text.festival.dates.some((date) => Number(date.slice(5, 7)) === text.tokens[i]?.value) ? text.pastOne(i, 'month') : i;

/** « le we du 5/6 », which is no 5 June; any other date is of no weekend of the festival. */
function slashedWeekend(text: SaidText, at: number): DaysRead {
  const { value, month } = text.tokens[at] ?? {};
  const some = [value, month].map((day) => weekendsOf(text).filter((date) => Number(date.slice(8)) === day));
  const isOutside = some.some((dates) => dates.length === 0);
  return daysOf(isOutside ? [] : some.flat(), pastMonth(text, at + 1), { isOutside });
}

/** « les cinq jours »; « les deux jours » refers to two days that were named before. */
function countedDays(text: SaidText, next: number, { value }: SaidToken): DaysRead {
  if (value === text.festival.dates.length) return everyDay(text, next);
  const isOfNamed = text.tokens.slice(0, next - 1).some((_, i) => text.is(i, 'weekday', 'date', 'number', 'weekend'));
  return daysOf([], next, isOfNamed ? { group: 'those' } : { isUnclear: true });
}

/** « chaque jour », « tous les soirs », « tous les week-ends ». */
function eachOfThem(text: SaidText, next: number): DaysRead | null {
  const after = text.pastArticles(next);
  if (text.is(after, 'days', 'part')) return everyDay(text, text.pastOne(after, 'days'));
  return text.is(after, 'weekend', 'weekdays') ? daysAt(text, after) : null;
}

/** « à partir de vendredi 17h », « du jeudi au samedi ». */
function daysFrom(text: SaidText, i: number): DaysRead | null {
  const day = oneDayAt(text, i + 1, /(?:du|le|des)$/.test(text.word(i)));
  if (!day) return null;
  const edge = edgeAt(text, day.next, 'from', true);
  const stretch = stretchTo(text, day, edge, { isBetween: false, mayBeToTheEnd: true });
  if (stretch) return stretch;
  // In « à partir de vendredi à partir de 17h », the hour may be meant for each of these days.
  const head = text.is(day.next, 'from') ? null : edge;
  const next = text.pastOne(head?.next ?? day.next, 'onwards');
  const read = stretchOf(text, { day, minute: head?.minute ?? 0 }, null, next);
  if (!text.is(i, 'after') || head || day.isOutside) return read;
  // « après le 22 », unless an hour of that day is said.
  return { ...read, dates: read.dates.slice(1), ends: [], isOutside: read.dates.length < 2 };
}

/** « entre jeudi et samedi ». */
function daysBetween(text: SaidText, i: number): DaysRead | null {
  const day = oneDayAt(text, i + 1);
  const edge = day && edgeAt(text, day.next, 'from', true);
  return day && stretchTo(text, day, edge, { isBetween: true, mayBeToTheEnd: true });
}

/** « jusqu'à samedi 18h », « avant samedi ». */
function daysUntil(text: SaidText, i: number): DaysRead | null {
  const { dates } = text.festival;
  const day = oneDayAt(text, i + 1, /(?:au|le)$/.test(text.word(i)));
  if (!day) return null;
  const edge = edgeAt(text, day.next, 'until', true);
  if (text.is(i, 'before') && !edge && !day.isOutside) {
    const before = dates.slice(0, dates.indexOf(day.dates[0] ?? ''));
    return daysOf(before, day.next, { isUnclear: before.length === 0 || /by/.test(text.word(i)) });
  }
  const start: OneDay = { dates: dates.slice(0, 1), isOutside: false, isUnclear: false, next: 0 };
  const next = text.pastOne(edge?.next ?? day.next, 'onwards');
  return stretchOf(text, { day: start, minute: 0 }, { day, minute: edge?.minute ?? DAY_MINUTES }, next);
}

/** « samedi », « jeudi-samedi », “Friday onwards”. */
function daysOfOne(text: SaidText, from: number, isArticled: boolean): DaysRead | null {
  const day = oneDayAt(text, from);
  if (!day) return null;
  const edge = edgeAt(text, day.next, 'from', true);
  const stretch = stretchTo(text, day, edge, { isBetween: false, mayBeToTheEnd: isArticled });
  if (stretch) return stretch;
  if (text.is(day.next, 'onwards') && !isInclusive(text, day.next))
    return stretchOf(text, { day, minute: 0 }, null, day.next + 1);
  const { dates, part, isOutside, isUnclear } = day;
  const edges = new Map(part ? dates.map((date) => [date, text.rangeOfPart(part)]) : []);
  return daysOf(dates, text.pastOne(day.next, 'onwards'), { edges, isOutside, isUnclear });
}

/** « du jeudi au samedi inclus ». */
const isInclusive = (text: SaidText, i: number) => text.is(i, 'onwards') && /clus|compris/.test(text.word(i));

function edgeAt(text: SaidText, from: number, side: 'from' | 'until', allowsPart: boolean): Edge | null {
  const i = text.pastArticles(
    text.is(from, 'comma', 'to') || (side === 'from' && text.is(from, 'from')) ? from + 1 : from,
  );
  const part = text.tokens[i]?.part;
  if (text.is(i, 'part') && part && allowsPart) {
    const [start, end] = text.rangeOfPart(part);
    return { minute: side === 'from' || part === 'noon' ? start : end, next: i + 1 };
  }
  if (text.is(from, 'comma') && !text.is(i, 'clock')) return null;
  const clock = clockAt(text, i);
  if (!clock || (text.is(i, 'number') && !allowsPart)) return null;
  const isToTheEnd =
    side === 'from' && text.is(clock.next, 'until', 'to') && text.is(text.pastArticles(clock.next + 1), 'dayEnd');
  if (isHourAfter(text, clock.next) && !isToTheEnd) return null;
  const minutes = minutesSaid(text, clock, null, side);
  return minutes === null ? null : { minute: text.minuteOfDay(minutes), next: clock.next };
}

/** The days from one to another, or to the end of the festival. */
function stretchOf(text: SaidText, start: Bound, end: Bound | null, next: number): DaysRead {
  const dates = datesBetween(text, start.day, end?.day);
  const edges = new Map<string, Range>();
  const [head, tail] = [dates[0], dates.at(-1)];
  if (head !== undefined && !start.day.isOutside && start.minute > 0) edges.set(head, [start.minute, DAY_MINUTES]);
  if (tail !== undefined && end && !end.day.isOutside && end.minute < DAY_MINUTES)
    edges.set(tail, [head === tail ? start.minute : 0, end.minute]);
  const isStartNamed = start.day.next > 0;
  const ends = [isStartNamed ? head : undefined, end ? tail : undefined].filter((date) => date !== undefined);
  const isOutside = start.day.isOutside || end?.day.isOutside === true;
  const isUnclear = start.day.isUnclear || end?.day.isUnclear === true || (dates.length === 0 && !isOutside);
  return daysOf(dates, next, { edges, ends, isOutside, isUnclear });
}

/** « du lundi au samedi » in a festival that begins on Wednesday: from its first day. */
function datesBetween({ festival: { dates } }: SaidText, start: OneDay, end: OneDay | undefined): readonly string[] {
  if (start.isOutside && end?.isOutside !== false) return [];
  const last = end?.dates.at(-1);
  const from = Math.max(dates.indexOf(start.dates[0] ?? ''), 0);
  return dates.slice(from, last === undefined ? dates.length : dates.indexOf(last) + 1);
}

type Stretch = { isBetween: boolean; mayBeToTheEnd: boolean };

/** The stretch of days that begins with this one; null where none does. */
function stretchTo(text: SaidText, day: OneDay, edge: Edge | null, { isBetween, mayBeToTheEnd }: Stretch) {
  for (const head of edge ? [edge, null] : [null]) {
    const link = linkAt(text, head?.next ?? day.next);
    if (!text.is(link, 'to', 'dash', 'until') && !(isBetween && text.is(link, 'and'))) continue;
    const start = { day, minute: head?.minute ?? 0 };
    const after = text.pastArticles(link + 1);
    if (mayBeToTheEnd && text.is(after, 'dayEnd') && !text.is(link, 'dash'))
      return stretchOf(text, start, null, after + 1);
    const read = stretchBehind(text, start, link, head !== null);
    if (read) return read;
  }
  return null;
}

function linkAt(text: SaidText, from: number): number {
  let link = from;
  if (text.is(link, 'comma', 'and') && text.is(link + 1, 'until')) link += 1;
  while (text.is(link, 'filler') && text.is(link + 1, 'to')) link += 1;
  return text.is(link, 'to') && text.is(link + 1, 'to') ? link + 1 : link;
}

/** « [vendredi 18h] à dimanche 12h ». */
function stretchBehind(text: SaidText, start: Bound, link: number, hasEdge: boolean): DaysRead | null {
  const { next } = start.day;
  const day = oneDayAt(text, link + 1, text.is(next - 1, 'number', 'date') && !text.is(next - 2, 'month'));
  if (!day) return null;
  // « de vendredi à dimanche matin »: the end is certain.
  const edge = edgeAt(text, day.next, 'until', hasEdge || text.is(link, 'until'));
  const end = { day, minute: edge?.minute ?? DAY_MINUTES };
  const read = stretchOf(text, start, end, edge?.next ?? day.next);
  const [night] = read.dates;
  if (night !== undefined && hasEdge && edge && read.dates.length === 2 && isOneNight(text, day, edge))
    return { ...read, dates: [night], ends: [night], edges: new Map([[night, [start.minute, edge.minute]]]) };
  const chain = text.is(link, 'dash') && !edge ? chainBehind(text, start, day) : null;
  return chain ?? { ...read, next: isInclusive(text, read.next) ? read.next + 1 : read.next };
}

/** « vendredi 18h à samedi 2h » is one night. */
const isOneNight = ({ tokens, dayStart }: SaidText, day: OneDay, edge: Edge) =>
  edge.minute > DAY_MINUTES - dayStart - 1 && (tokens[day.next]?.value ?? 9) * 60 <= dayStart;

/** « jeudi-vendredi-samedi ». */
function chainBehind(text: SaidText, start: Bound, middle: OneDay): DaysRead | null {
  const day = text.is(middle.next, 'dash') ? oneDayAt(text, middle.next + 1) : null;
  if (!day) return null;
  const [a = -1, b = -1, c = -1] = [start.day, middle, day].map(({ dates }) =>
    text.festival.dates.indexOf(dates[0] ?? ''),
  );
  const chain = stretchOf(text, start, { day, minute: DAY_MINUTES }, day.next);
  return { ...chain, isUnclear: chain.isUnclear || middle.isUnclear || !(a < b && b < c) };
}

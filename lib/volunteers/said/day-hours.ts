import { daysAt } from './days.ts';
import {
  clockAt,
  halfAround,
  isHourAfter,
  isNoHour,
  minutesSaid,
  noonUntil,
  rangeBetween,
  type SaidClock,
} from './days-and-hours.ts';
import { DAY_MINUTES, type Kind, type PartOfDay, type Range, WHOLE_DAY } from './meanings.ts';
import type { SaidText, SaidToken } from './text.ts';

export type HoursKind = 'clock' | 'from' | 'until' | 'part' | 'whole' | 'at';

/** Hours that were said. */
export type HoursRead = {
  /** Empty where the hours are ambiguous. */
  ranges: readonly Range[];
  kind: HoursKind;
  part?: PartOfDay;
  isUnclear: boolean;
  isLimit: boolean;
  next: number;
};

/** The hours at a place of the text; null where none begin there. */
export function hoursAt(text: SaidText, from: number): HoursRead | null {
  const i = text.pastArticles(from);
  const token = text.tokens[i];
  if (token && isOfDate(text, i, token)) return null;
  return token ? (READERS[token.is]?.(text, i) ?? null) : null;
}

/** « du 20 au 22 », « à partir du 23 », « entre le 20 et le 22 ». */
function isOfDate(text: SaidText, i: number, token: SaidToken): boolean {
  if (token.is === 'number') return text.word(i - 1) === 'du' && text.is(i + 1, 'to') && isNoHour(text, i, token);
  const at = text.pastArticles(i + 1);
  const day = text.tokens[at];
  const isNamed = /(?:du|au|le)$/.test(text.word(at - 1)) && text.is(i, 'from', 'after', 'until', 'before', 'between');
  return isNamed && day?.is === 'number' && !text.is(at + 1, 'to', 'dash') && isNoHour(text, at, day);
}

const hoursOf = (range: Range | null, kind: HoursKind, next: number, isLimit = false): HoursRead => ({
  ranges: range ? [range] : [],
  kind,
  isUnclear: range === null,
  isLimit,
  next,
});
/**
 * The hours from or until a clock time, in minutes after midnight; unclear where it is ambiguous
 * (null).
 */
const hoursFrom = (text: SaidText, minutes: number | null, next: number, isLimit = false) =>
  hoursOf(minutes === null ? null : text.onwards(minutes), 'from', next, isLimit);
const hoursUntil = (text: SaidText, minutes: number | null, next: number, isLimit = false) =>
  hoursOf(minutes === null ? null : text.upTo(minutes), 'until', next, isLimit);
const hoursOfPart = (text: SaidText, part: PartOfDay, next: number): HoursRead => ({
  ...hoursOf(text.rangeOfPart(part), 'part', next),
  part,
});

type ReadHours = (text: SaidText, i: number) => HoursRead | null;

/** The readers of hours, by the kind of word with which the hours begin. */
const READERS: Readonly<Partial<Record<Kind, ReadHours>>> = {
  whole: (_, i) => hoursOf(WHOLE_DAY, 'whole', i + 1),
  part: partAt,
  am: amAt,
  pm: (text, i) => hoursOfPart(text, 'afternoon', i + 1),
  purpose: awaitedAt,
  about: (text, i) => (text.is(i - 1, 'offer') ? awaitedAt(text, i) : null) ?? clockHours(text, i),
  not: notBeforeAt,
  except: (text, i) => (/(?:pas|not|never)$/.test(text.word(i)) ? notBeforeAt(text, i) : null),
  between: betweenAt,
  dayStart: (text, i) => (text.is(i + 1, 'to', 'until', 'dash') ? fromOpening(text, i) : null),
  from: (text, i) =>
    text.is(text.pastArticles(i + 1), 'dayStart') ? fromOpening(text, text.pastArticles(i + 1)) : fromAt(text, i),
  after: (text, i) => afterSomething(text, i) ?? READERS.from?.(text, i) ?? null,
  vagueFrom: vagueFromAt,
  until: untilAt,
  before: untilAt,
  leave: untilAt,
  atMost: atMostAt,
  clock: clockHours,
  number: clockHours,
  midday: clockHours,
};

/** « matin », « midi à 14h ». */
function partAt(text: SaidText, i: number): HoursRead | null {
  const part = text.tokens[i]?.part;
  if (!part) return null;
  const end = part === 'noon' && /^midi$|^noon$/.test(text.word(i)) ? endAt(text, i + 1) : null;
  return end ? hoursTo(text, noonUntil(i + 1), end, i) : hoursOfPart(text, part, i + 1);
}

/** “Sat am”, but not the « I am » of a sentence. */
function amAt(text: SaidText, i: number): HoursRead | null {
  if (!text.is(i - 1, 'weekday', 'number', 'date', 'month')) return null;
  const isMorning = text.tokens.some(({ is }) => is === 'pm') || text.is(i + 1, 'only');
  return isMorning ? hoursOfPart(text, 'morning', i + 1) : hoursOf(null, 'part', i + 1);
}

/** « je peux être là pour 17h ». */
function awaitedAt(text: SaidText, i: number): HoursRead | null {
  const clock = text.is(i + 1, 'clock') ? clockAt(text, i + 1) : null;
  if (!clock || endAt(text, clock.next)) return null;
  return hoursFrom(text, minutesSaid(text, clock, null, 'from'), clock.next);
}

/** « pas avant 10h », “not after 8pm”. */
function notBeforeAt(text: SaidText, i: number): HoursRead | null {
  const at = text.past(i + 1, ['offer', 'filler', 'article', 'for'], 3);
  if (!text.is(at, 'before', 'until', 'after')) return null;
  const clock = clockAt(text, at + 1);
  if (!clock || daysAt(text, at + 1)) return null;
  const isAfter = text.is(at, 'after');
  const minutes = minutesSaid(text, clock, halfAround(text, i, clock.next), isAfter ? 'leave' : 'from');
  if (minutes === null) return hoursFrom(text, null, clock.next);
  return isAfter ? hoursUntil(text, minutes, clock.next, true) : hoursFrom(text, minutes, clock.next, true);
}

/** « entre 10h et 16h ». */
function betweenAt(text: SaidText, i: number): HoursRead | null {
  const a = clockAt(text, i + 1);
  const b = a && text.is(a.next, 'and', 'to', 'dash') ? clockAt(text, a.next + 1) : null;
  return a && b && hoursOf(rangeBetween(text, a, b, halfAround(text, i, b.next)), 'clock', b.next);
}

/** « après les cours (17h) », « dès la sortie du travail vers 18h ». */
function vagueFromAt(text: SaidText, i: number): HoursRead {
  const at = text.past(i + 1, ['open', 'comma', 'about', 'so', 'article', 'filler', 'from'], 4);
  const clock = at > i + 1 || text.is(at, 'clock') ? clockAt(text, at) : null;
  if (!clock || isHourAfter(text, clock.next)) return hoursFrom(text, null, i + 1);
  return hoursFrom(text, minutesSaid(text, clock, 'pm', 'from'), pastBracket(text, i + 1, clock.next));
}

/** « après la messe (11h30) », “after church so from 12:30”. */
function afterSomething(text: SaidText, i: number): HoursRead | null {
  const open = text.past(i + 1, ['unknown', 'reason', 'article', 'filler', 'dayEnd', 'busy'], 6);
  const at = text.past(open, ['open', 'comma', 'so', 'about', 'from', 'to'], 4);
  const clock = open > i + 1 && at > open ? clockAt(text, at) : null;
  if (!clock || isHourAfter(text, clock.next)) return null;
  return hoursFrom(text, minutesSaid(text, clock, null, 'from'), pastBracket(text, open, clock.next));
}

const pastBracket = (text: SaidText, open: number, next: number) =>
  text.is(open, 'open') ? text.pastOne(next, 'close') : next;

/** « dès l'ouverture », « de l'ouverture à 18h ». */
function fromOpening(text: SaidText, opening: number): HoursRead {
  const next = opening + 1;
  const end = looseEndAt(text, next);
  if (!end?.clock) return hoursOf(WHOLE_DAY, 'whole', next);
  return hoursUntil(text, minutesSaid(text, end.clock, null, 'until'), end.next);
}

/** « à partir de 18h », « de 9h à 12h ». */
function fromAt(text: SaidText, i: number): HoursRead | null {
  const clock = clockAt(text, i + 1);
  if (!clock) return fromPart(text, i);
  const end = looseEndAt(text, clock.next);
  if (end) return hoursTo(text, clock, end, i);
  const minutes = minutesSaid(text, clock, halfAround(text, i, clock.next), 'from');
  return hoursFrom(text, minutes, text.pastOne(clock.next, 'onwards'));
}

/** « à partir du soir jusqu'à 23h », « après midi ». */
function fromPart(text: SaidText, i: number): HoursRead | null {
  const at = text.pastArticles(i + 1);
  const part = text.tokens[at]?.part;
  if (!text.is(at, 'part') || !part) return null;
  const [start, partEnd] = text.rangeOfPart(part);
  if (text.is(i, 'after')) return hoursOf(part === 'noon' ? null : [partEnd, DAY_MINUTES], 'from', at + 1);
  const until = looseEndAt(text, at + 1);
  const minutes = until?.clock ? minutesSaid(text, until.clock, 'pm', 'until') : null;
  const end = minutes === null ? DAY_MINUTES : text.upTo(minutes)[1];
  const next = text.is(at + 1, 'onwards') ? at + 2 : (until?.next ?? at + 1);
  return hoursOf(end > start ? [start, end] : null, 'from', next);
}

/** « jusqu'à 18h », « avant midi », « je dois partir à 17h ». */
function untilAt(text: SaidText, i: number): HoursRead | null {
  const at = text.pastArticles(i + 1);
  const part = text.tokens[at]?.part;
  const isLeaving = text.is(i, 'leave');
  if (text.is(at, 'dayEnd')) return hoursOf(WHOLE_DAY, 'until', at + 1);
  if (text.is(at, 'part') && part)
    return hoursOf(part === 'noon' ? [0, text.rangeOfPart('noon')[0]] : null, 'until', at + 1);
  const clock = clockAt(text, i + 1);
  if (!clock) return isLeaving ? hoursUntil(text, null, i + 1) : null;
  const isBusy = [1, 2, 3, 4].some((back) => text.is(i - back, 'busy', 'busyUntil'));
  const side = isBusy ? 'from' : isLeaving || /by/.test(text.word(i)) ? 'leave' : 'until';
  const minutes = minutesSaid(text, clock, halfAround(text, i, clock.next), side);
  return hoursUntil(text, minutes, text.pastOne(clock.next, 'atMost'), isLeaving);
}

/** « au plus tard 18h ». */
function atMostAt(text: SaidText, i: number): HoursRead | null {
  if (text.is(i + 1, 'until')) return hoursAt(text, i + 1);
  const clock = clockAt(text, i + 1);
  if (!clock || text.is(clock.next, 'to', 'dash')) return null;
  return hoursUntil(text, clock.minutes, clock.next, true);
}

/** Hours that begin with a clock time: « 9h-12h », « 14h », « 18h max ». */
function clockHours(text: SaidText, i: number): HoursRead | null {
  const clock = clockAt(text, i);
  if (!clock) return null;
  const { next } = clock;
  const end = text.is(next, 'comma') && text.is(next + 1, 'until') ? looseEndAt(text, next) : endAt(text, next);
  if (end) return isLength(text, i, clock, end) ? null : hoursTo(text, clock, end, i);
  if (text.is(i - 1, 'busyUntil')) return hoursUntil(text, minutesSaid(text, clock, null, 'from') ?? 0, next);
  if (text.is(i, 'midday') && !text.is(next, 'clock', 'onwards', 'atMost')) return hoursOfPart(text, 'noon', i + 1);
  if (text.is(i, 'number'))
    return text.is(next, 'onwards') ? hoursFrom(text, minutesSaid(text, clock, null, 'from') ?? 0, next + 1) : null;
  return besideClock(text, clock) ?? boundByWord(text, clock) ?? forLength(text, clock) ?? atClock(text, i, clock);
}

/** « 2 à 3h dimanche » is a duration. */
function isLength(text: SaidText, i: number, from: SaidClock, { clock }: End): boolean {
  const isSmall = text.is(i, 'number') && (text.tokens[i]?.value ?? 0) <= 6;
  return isSmall && clock?.isSure === true && !clock.isTwelve && clock.minutes <= 480 && clock.minutes > from.minutes;
}

/** « 10h 20h ». */
function besideClock(text: SaidText, clock: SaidClock): HoursRead | null {
  const other = text.is(clock.next, 'clock', 'midnight', 'midday', 'part') ? clockAt(text, clock.next) : null;
  const range = other && rangeBetween(text, clock, other, null);
  return range && hoursOf(range, 'clock', other.next);
}

/** « 18h et plus », “6pm finish”, « 18h max ». */
function boundByWord(text: SaidText, { minutes, next }: SaidClock): HoursRead | null {
  const word = text.word(next);
  if (text.is(next, 'onwards') || word === 'start' || word === '+') return hoursFrom(text, minutes, next + 1);
  if (word === 'finish') return hoursUntil(text, minutes, next + 1);
  return text.is(next, 'atMost') ? hoursUntil(text, minutes < 480 ? null : minutes, next + 1, true) : null;
}

/** « 10h pendant 3h ». */
function forLength(text: SaidText, { minutes, next }: SaidClock): HoursRead | null {
  const at = text.past(next, ['and', 'offer', 'filler', 'for'], 3);
  const isLengthNext = at > next && text.is(at - 1, 'for', 'offer') && text.is(at, 'clock', 'amount');
  const token = text.tokens[at];
  if (!isLengthNext || !token || (token.minutes ?? 0) > 0) return null;
  const length = (token.is === 'clock' ? token.value : Number.parseInt(token.word, 10)) * 60;
  const start = text.minuteOfDay(minutes);
  return length > 0 && start + length <= DAY_MINUTES ? hoursOf([start, start + length], 'clock', at + 1) : null;
}

/** A clock time alone: « 14h ». */
function atClock(text: SaidText, i: number, clock: SaidClock): HoursRead {
  const minutes = minutesSaid(text, clock, halfAround(text, i, clock.next), 'from') ?? clock.minutes;
  return hoursOf(text.onwards(minutes), 'at', clock.next);
}

/** The end of hours: a clock time, or null for the end of the day. */
type End = { clock: SaidClock | null; next: number };

/** « , et jusqu'à 18h », « à 18h ». */
function looseEndAt(text: SaidText, from: number): End | null {
  const at = text.past(from, ['comma', 'and', 'filler', 'only', 'then', 'offer'], 3);
  return at === from || text.is(at, 'until', 'leave', 'before') ? endAt(text, at) : null;
}

/** « à 18h », « jusqu'à la fin ». */
function endAt(text: SaidText, at: number): End | null {
  if (!text.is(at, 'until', 'leave', 'before', 'to', 'dash', 'slash')) return null;
  const after = text.pastArticles(at + 1);
  if (text.is(after, 'dayEnd')) return { clock: null, next: after + 1 };
  if (text.tokens[after]?.part === 'noon' && text.is(after, 'part'))
    return { clock: noonUntil(after + 1), next: after + 1 };
  if (daysAt(text, at + 1) && !text.is(after, 'clock')) return null;
  const clock = clockAt(text, at + 1);
  return clock && { clock, next: clock.next };
}

function hoursTo(text: SaidText, from: SaidClock, { clock, next }: End, i: number): HoursRead {
  const half = halfAround(text, i, next);
  if (clock) return hoursOf(rangeBetween(text, from, clock, half), 'clock', text.pastOne(next, 'atMost'));
  return { ...hoursFrom(text, minutesSaid(text, from, half, 'from'), next), kind: 'clock' };
}

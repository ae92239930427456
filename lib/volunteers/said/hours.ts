/*
 * How a text goes through the files:
 * 1. text.ts cuts it into words and numbers, slips mended, each with its meaning (meanings.ts, of
 *    lexicon.ts or of its own patterns of numbers).
 * 2. saying.ts finds days (days.ts, days-and-hours.ts) and hours (day-hours.ts, days-and-hours.ts)
 *    at each place of the text, and keeps what is being said meanwhile.
 * 3. hours.ts goes from place to place and notes what is said of which days and hours. Days and
 *    hours go through naming-days.ts and naming-hours.ts, all other words through words.ts:
 *    separators to separators.ts, yes and no to yes-no.ts.
 * 4. offers.ts goes through the statements and works out the hours of each day. What they offer so
 *    far is kept in offering.ts, which also takes refusals; offers go through offer-days.ts.
 * 5. hours.ts says them as times of the festival, or what was not understood.
 */
import { hourOfMinutes, minutesOfHour } from '#lib/time/calendar.ts';
import { hoursOfDay } from '#lib/volunteers/typed-hours.ts';
import { DAY_MINUTES, type Kind, type Range } from './meanings.ts';
import { nameDays } from './naming-days.ts';
import { nameHours } from './naming-hours.ts';
import { offeredBy } from './offers.ts';
import { isRefusal, phrasesOf, type Saying, type Statement, sayingOf } from './saying.ts';
import { endClause } from './separators.ts';
import { type FestivalDays, type SaidText, type SaidToken, saidTokensOf } from './text.ts';
import { holdProse, sayWord } from './words.ts';

type Said = { availabilities: { startsAt: string; endsAt: string }[]; unclear: string[]; outside: string[] };

/** In characters: a longer text is left to a person to read. */
const MAX_LENGTH = 1000;

/**
 * When somebody can come, from their own words: « sam 14h-18h, dim matin », « tous les jours à
 * partir de 18h sauf samedi », « du 27/11 au 29/11 ». Hours without a day apply to the days named
 * before, else to every day; days without hours get the hours named after them, else they are
 * whole. Of two possible readings, the one with fewer hours counts. `unclear` and `outside` are the
 * pieces that were not understood or that name no day of the festival; their days are left out.
 * Every word has to be understood, or the whole text is unclear.
 */
export function saidHours(text: string, festival: FestivalDays): Said {
  const whole = text.trim();
  const said = whole !== '' && text.length <= MAX_LENGTH ? readHours(text, festival) : null;
  return said ?? { availabilities: [], unclear: whole === '' ? [] : [whole], outside: [] };
}

/** Null where the whole text is unclear. */
function readHours(text: string, festival: FestivalDays): Said | null {
  const months = [...new Set(festival.dates.map((date) => Number(date.slice(5, 7))))];
  const tokens = saidTokensOf(text, months);
  const said = statementsOf(tokens, festival);
  if (said.isUnclear || said.statements.length === 0) return null;
  const hasPreference = tokens.some(({ word }) => /^(?:plutot|de preference|prefer|best)/.test(word));
  const { offered, unclear, outside } = offeredBy(said.statements, festival, hasPreference);
  if (!areAsMany(said, [...offered.values()])) return null;
  const availabilities = festival.dates.flatMap((date) => timesOf(date, offered.get(date) ?? [], festival));
  if (availabilities.length + unclear.length + outside.length === 0) return null;
  const textOf = ({ start, end }: Statement) => text.slice(start, end).replace(/\s+/g, ' ').trim();
  return { availabilities, unclear: unclear.map(textOf), outside: outside.map(textOf) };
}

/** Whether these hours agree with a stated amount such as « 3 soirs » or « 4 heures ». */
function areAsMany({ lengths, counts }: Statements, days: readonly Range[][]): boolean {
  const ranges = days.flat();
  const count = days.filter((hours) => hours.length > 0).length;
  return (
    lengths.every((length) => ranges.some(([from, until]) => until - from === length)) &&
    counts.every((one) => one === count || one === ranges.length)
  );
}

function timesOf(date: string, hours: readonly Range[], { dayStartsAt }: FestivalDays) {
  const clockOf = (minute: number) => {
    const clock = (minute + minutesOfHour(dayStartsAt)) % DAY_MINUTES;
    return hourOfMinutes(clock);
  };
  return hours.map(([from, until]) => hoursOfDay(date, clockOf(from), clockOf(until), dayStartsAt));
}

/** What was said, with the stated amounts: hours (in minutes) and days. */
type Statements = Pick<Saying, 'statements' | 'lengths' | 'counts'> & { isUnclear: boolean };

/** The statements of a text, in order. */
function statementsOf(tokens: readonly SaidToken[], festival: FestivalDays): Statements {
  const saying = sayingOf(phrasesOf(tokens, festival));
  let i = 0;
  while (i < tokens.length && !isFarewell(saying, i)) i = readAt(saying, i);
  endClause(saying, 'stop', tokens.length);
  const { statements, lengths, counts } = saying;
  return { statements, isUnclear: isUnclear(saying), lengths, counts };
}

/** Whether the greeting ends here: what stands below is a name. */
const isFarewell = ({ text, statements }: Saying, i: number) =>
  statements.length > 0 &&
  text.is(i, 'filler') &&
  /cordialement|cdlt|cdt|bien a vous|regards|bises|bisous/.test(text.word(i));

function isUnclear({ isTextUnclear, mayMissDays, statements, unknownIn }: Saying): boolean {
  const isOfRest = ({ group, dates }: Statement) => group === 'others' || group === 'rest' || dates === null;
  const mayBeMore = mayMissDays && statements.every((one) => one.role !== 'offer' || isOfRest(one));
  return isTextUnclear || mayBeMore || statements.some(({ sentence }) => unknownIn.has(sentence));
}

/** The kinds of words that are read behind « car ». */
const HEARD: readonly Kind[] = ['comma', 'stop', 'close', 'so', 'offer', 'doubt', 'otherwise', 'except'];

/** Reads days, hours or a word at a place; returns the place behind. */
function readAt(saying: Saying, i: number): number {
  const { text } = saying;
  const token = text.tokens[i];
  if (!token || (saying.isDeaf && !text.is(i, ...HEARD))) return i + 1;
  if (isLength(text, i)) {
    saying.lengths.push(token.value * 60);
    return i + 1;
  }
  if (text.is(i, 'open') && holdProse(saying, i)) return text.nextOf(i, 'close') + 1;
  const hours = saying.isAside && !text.is(i, 'until', 'from', 'clock', 'whole', 'part') ? null : text.hoursAt(i);
  const areHours = hours && !text.is(i, 'part', 'whole') && hours.kind !== 'at' && !hours.isUnclear;
  const days = areHours ? null : text.daysAt(i);
  if (days && !(hours && hours.next > days.next)) {
    nameDays(saying, days, i);
    return days.next;
  }
  if (hours && !saying.isDeaf) {
    saying.isAside = false;
    nameHours(saying, hours, i);
    return hours.next;
  }
  return readWord(saying, token, i);
}

function readWord(saying: Saying, token: SaidToken, i: number): number {
  const before = saying.role;
  const wasDoubted = saying.clause.isDoubted;
  sayWord(saying, token, i);
  const next = Math.max(i + 1, saying.skipTo);
  if (saying.role !== before) {
    saying.roleStart = token.start;
    // A « sauf » or « pas » whose days another word took.
    if (isRefusal(before) && next === i + 1 && !wasDoubted) saying.isTextUnclear = true;
  }
  return next;
}

/** Words that make a small number of hours a clock time: « à 3h », « 3h-6h ». */
const BEFORE_CLOCK: readonly Kind[] = [
  'part',
  'from',
  'until',
  'before',
  'after',
  'between',
  'to',
  'dash',
  'about',
  'for',
  'clock',
  'leave',
  'busyUntil',
  'slash',
  'and',
];
const BEHIND_CLOCK: readonly Kind[] = ['to', 'dash', 'until', 'slash', 'clock', 'am', 'pm', 'midday', 'midnight'];

/** « 3h samedi » is a duration. */
const isLength = (text: SaidText, i: number) =>
  text.is(i, 'clock') &&
  /^[1-8] ?h(?:eures?|ours?|rs?)?$/.test(text.word(i)) &&
  !text.is(i - 1, ...BEFORE_CLOCK) &&
  !text.is(i + 1, ...BEHIND_CLOCK) &&
  !/^(?:d|e|de|a|at)$/.test(text.word(i - 1));

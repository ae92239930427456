import { holdProse } from './asides.ts';
import { endClause } from './clause-end.ts';
import type { Kind } from './kinds.ts';
import { nameDays } from './naming-days.ts';
import { nameHours } from './naming-hours.ts';
import { phrasesOf } from './phrases.ts';
import { type Saying, sayingOf } from './saying.ts';
import { isRefusal, type Statement } from './statement.ts';
import type { FestivalDays, SaidText } from './text.ts';
import type { SaidToken } from './tokens.ts';
import { sayWord } from './words.ts';

/** What was said, with the stated amounts: hours (in minutes) and days. */
export type Statements = Pick<Saying, 'statements' | 'lengths' | 'counts'> & { isUnclear: boolean };

/** The statements of a text, in order. */
export function statementsOf(tokens: readonly SaidToken[], festival: FestivalDays): Statements {
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

import type { DaysRead } from './days.ts';
import {
  amend,
  beginRest,
  beginStatement,
  isBeside,
  type Saying,
  SEPARATORS,
  type Statement,
  turnTo,
} from './saying.ts';
import type { SaidToken } from './text.ts';

/** « oui », « ok »: about the days before, else those behind. */
export function sayYes(saying: Saying, _: SaidToken, at: number): void {
  const { text, current, join } = saying;
  // “no good”.
  if (text.is(at - 1, 'not') || saying.isAside) return;
  const next = behindAnswer(saying, at);
  if (current && answers(saying, next)) {
    accept(saying, current);
    return;
  }
  saying.clause.isOffered = true;
  if (saying.ahead.isOtherwise && !isOfDays(saying, next)) sayOfOthers(saying, at);
  if (current && (current.role !== 'offer' || join !== null)) saying.current = null;
  saying.ahead.isAgreed = true;
  saying.role = 'offer';
}

/** « pas », « non »: about the days before, else those behind. */
export function sayNo(saying: Saying, token: SaidToken, at: number): void {
  const { text, current, statements } = saying;
  const last = statements.at(-1);
  const isEnd = at + 1 >= text.tokens.length || text.is(at + 1, 'stop');
  // “sun hungover so no”.
  if (saying.join === 'so' && last?.leads === 'so' && isEnd) {
    amend(last, { role: 'not', isStrange: false });
    return;
  }
  if (saying.isAside) {
    saying.role = 'not';
    return;
  }
  const next = behindAnswer(saying, at);
  const until = text.is(next, 'until', 'before') ? text.daysAt(next) : null;
  if (until) sayNotBefore(saying, token, next, until);
  else if (text.is(at + 1, 'unknown', 'reason')) saying.isTextUnclear = true;
  else if (/^(?:ni|nor|neither)$/.test(token.word)) turnTo(saying, 'not');
  else if (isNotEvery(saying, next)) saying.clause.isDoubted = true;
  else if (current && answers(saying, next)) refuse(saying, current, next);
  else turnTo(saying, 'not');
}

const behindAnswer = ({ text }: Saying, at: number) =>
  text.past(at + 1, ['offer', 'filler', 'article', 'yes', 'not', 'purpose'], 4);

const isOfDays = ({ text }: Saying, i: number) => text.daysAt(i) !== null || text.hoursAt(i) !== null;

/** « pas tous les jours ». */
const isNotEvery = ({ text }: Saying, i: number) =>
  (text.is(i, 'each', 'every', 'whole') || /^(?:tout|all) /.test(text.word(i))) && !text.is(i - 1, 'yes');

/** Whether a yes or no is about the statement before it. */
function answers(saying: Saying, next: number): boolean {
  const { text, join } = saying;
  const isAlone = next >= text.tokens.length || text.is(next, ...SEPARATORS);
  return isBeside(saying) || (!isOfDays(saying, next) && (join === 'dash' || isAlone));
}

function refuse(saying: Saying, statement: Statement, next: number): void {
  const isBetween = isOfDays(saying, next) && saying.join === null;
  // « oui samedi non dimanche », « samedi ok pas dimanche ».
  if (isBetween && (statement.isSettled || statement.isAgreed)) {
    turnTo(saying, 'not');
    return;
  }
  if (isBetween && !isAlternating(saying, next)) statement.isUnclear = true;
  if (isBeside(saying) || statement.ranges === null) statement.role = 'not';
  statement.isSettled = true;
  saying.clause.hasContent = true;
}

function accept(saying: Saying, statement: Statement): void {
  let accepted = statement;
  if (statement.role === 'not' && statement.lists.length > 1) accepted = splitLast(saying, statement);
  else if (statement.role !== 'except') statement.role = 'offer';
  accepted.isSettled = true;
  saying.clause.hasContent = true;
}

/** « pas dispo vendredi, samedi et dimanche oui ». */
function splitLast(saying: Saying, statement: Statement): Statement {
  const dates = statement.lists.pop() ?? [];
  statement.dates = statement.lists.flat();
  saying.role = 'offer';
  const { end } = statement;
  return amend(beginStatement(saying, 0), { dates, lists: [dates], start: end, end });
}

/**
 * Whether the days that follow have an answer of their own behind them: « jeudi ok vendredi non ».
 */
function isAlternating({ text }: Saying, from: number): boolean {
  const days = text.daysAt(from);
  if (!days) return false;
  const after = text.hoursAt(days.next)?.next ?? days.next;
  return after >= text.tokens.length || text.is(after, 'yes', 'not', 'comma', 'stop', 'offer');
}

/** « pas avant vendredi 17h » offers everything from then on. */
function sayNotBefore(saying: Saying, token: SaidToken, at: number, until: DaysRead): void {
  const { text } = saying;
  turnTo(saying, 'arrive');
  saying.roleStart = token.start;
  const statement = beginStatement(saying, at);
  const isBefore = text.is(at, 'before');
  const isPart = text.is(until.next - 1, 'part');
  const date = firstDayAfter(saying, until, isBefore !== isPart);
  const edge = date === undefined ? undefined : until.edges.get(date);
  // « Before an evening » means before it begins, « until an evening » until it ends.
  const start = isBefore && isPart ? text.hoursAt(until.next - 1)?.ranges[0]?.[0] : undefined;
  const minute = start ?? edge?.[1];
  if (date && minute !== undefined) statement.edges.set(date, [minute, minute]);
  else if (/away|absent|out/.test(token.word) && !isPart) statement.isUnclear = true;
  statement.dates = date ? [date] : [];
  statement.isOutside = until.isOutside;
  statement.end = text.endBefore(until.next);
  saying.role = 'offer';
  saying.join = null;
  saying.clause.hasContent = true;
  saying.skipTo = until.next;
}

/** The last of some days, or the day after it where no hour was named for it. */
function firstDayAfter({ text }: Saying, { dates, edges }: DaysRead, mayBeNext: boolean): string | undefined {
  const all = text.festival.dates;
  const last = dates.at(-1);
  return last !== undefined && mayBeNext && !edges.has(last) ? all[all.indexOf(last) + 1] : last;
}

/** « sinon je suis libre »: about the other days, unless something else is said about them. */
export function sayOfOthers(saying: Saying, at: number): void {
  const { text, statements } = saying;
  const last = statements.at(-1);
  if (isOfDays(saying, text.past(at + 1, ['filler', 'article']))) return;
  if (last?.role !== 'offer' || last.isStrange) beginRest(saying, at, { isBroad: true });
}

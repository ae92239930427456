import type { HoursRead } from './day-hours.ts';
import type { DaysRead } from './days.ts';
import { type Kind, WHOLE_DAY } from './meanings.ts';
import {
  addTo,
  amend,
  beginStatement,
  isBeside,
  isRefusal,
  type SaidPhrases,
  type Saying,
  type Statement,
} from './saying.ts';
import type { SaidText } from './text.ts';

/** The separators that join days to a list. */
const LIST_JOINS: readonly (Kind | null)[] = [null, 'and', 'comma', 'slash', 'dash', 'also', 'or'];

/** Days, and the hours behind them that a list may share. */
type Named = DaysRead & { follows: HoursRead | null };

/** Handles days at a place: they extend or narrow the present statement, or begin a new one. */
export function nameDays(saying: Saying, days: DaysRead, at: number): void {
  const { text, join, current: before } = saying;
  saying.isAside = false;
  if (before && narrowsDays(saying, before, days, at)) {
    before.isUnclear ||= days.isUnclear;
    before.end = text.endBefore(days.next);
    return;
  }
  const named: Named = { ...days, follows: hoursBehind(text, days.next) };
  const isExcluded = join === 'comma' && text.is(days.next, 'except') && /^exclu/.test(text.word(days.next));
  if (isExcluded) saying.role = 'not';
  const joins = before !== null && !isExcluded && joinsDays(saying, before, named);
  if (before && !joins) leaveDays(saying, before, named);
  const statement = joins ? before : beginStatement(saying, at);
  if (join === 'or' && statement.role === 'offer') {
    statement.isUnclear = true;
    if (before) before.isUnclear = true;
  }
  if (join === 'and' && (joins || before?.ranges === null)) statement.isAnded = true;
  addDays(statement, days, joins && join !== 'comma', at);
  addTo(saying, statement, days.next);
}

/** Settles the relation between the former statement and days that are not part of it. */
function leaveDays(saying: Saying, before: Statement, days: Named): void {
  const { join, role, clause } = saying;
  // « pas dispo vendredi, samedi matin »: the morning may be offered or refused.
  const isOfRefused = before.role === 'not' && !before.isSettled && before.ranges === null && role === 'offer';
  if (isOfRefused && join === 'comma' && !days.group && days.follows?.kind === 'part') clause.isDoubted = true;
  // « soir + week-end »: the evenings of the other days.
  if (before.ranges && days.isBroad && join === 'and' && before.isHoursFirst)
    before.dates ??= saying.text.festival.dates.filter((date) => !days.dates.includes(date));
  if (goesOn(saying, before, days)) saying.role = before.role;
}

function addDays(statement: Statement, days: DaysRead, isSameList: boolean, at: number): void {
  const isNight = statement.part === 'deepNight' || statement.part === 'night';
  // « la nuit de samedi à dimanche » is a single night.
  const isOneNight = statement.ranges !== null && isNight && days.dates.length === 2 && days.next - at >= 3;
  statement.dates = [...(statement.dates ?? []), ...(isOneNight ? days.dates.slice(0, 1) : days.dates)];
  if (isSameList && statement.lists.length > 0) statement.lists.at(-1)?.push(...days.dates);
  else statement.lists.push([...days.dates]);
  addEdges(statement, days);
  if (!isOneNight) statement.ends.push(...days.ends);
  statement.group ??= days.group;
  statement.isBroad ||= days.isBroad;
  statement.isOutside ||= days.isOutside;
  statement.isUnclear ||= days.isUnclear;
}

const areAll = ({ festival }: SaidText, dates: readonly string[]) => dates.length === festival.dates.length;

/** Whether these days are those of the statement, named more precisely. */
function narrowsDays(saying: Saying, before: Statement, days: DaysRead, at: number): boolean {
  const { text, join, role } = saying;
  const { dates } = before;
  if (join !== null || dates === null) return false;
  // « mercredi 25 à la soirée d'ouverture ».
  const isEdge = days.edges.size > 0 && days.dates.every((date) => dates.includes(date));
  // « samedi tout sauf le soir ».
  const isWholeDay = days.isBroad && areAll(text, days.dates) && text.word(at) === 'tout';
  // « tous les soirs du jeudi au samedi ».
  const isOfAll = before.isBroad && before.kind === 'part' && before.role === role && areAll(text, dates);
  if (before.ranges === null && isEdge) addEdges(before, days);
  else if (before.ranges === null && isWholeDay) amend(before, { ranges: [WHOLE_DAY], kind: 'whole' });
  else if (isOfAll && !days.group) {
    amend(before, { dates: [...days.dates], lists: [[...days.dates]], isBroad: days.isBroad });
    addEdges(before, days);
  } else return false;
  return true;
}

const addEdges = ({ edges }: Statement, days: DaysRead) => {
  for (const [date, range] of days.edges) edges.set(date, range);
};

/** The hours of days with which a list may continue: « samedi et dimanche à partir de 10h ». */
function hoursBehind(text: SaidPhrases, from: number): HoursRead | null {
  let at = from;
  while (at < from + 3 && text.is(at, 'only', 'filler', 'offer', 'article') && !text.hoursAt(at)) at += 1;
  const hours = text.hoursAt(at);
  // A limit applies to everything before it.
  if (hours) return hours.isLimit ? null : hours;
  const days = text.is(from, 'and', 'slash', 'dash') ? text.daysAt(from + 1) : null;
  return days && hoursBehind(text, days.next);
}

/** Whether days belong to the present list. */
function joinsDays(saying: Saying, before: Statement, days: Named): boolean {
  const { join, role } = saying;
  const isDateless = before.dates === null;
  if (before.role !== role && role !== 'offer') return false;
  if (before.isSettled && !isDateless) return false;
  if (before.group || (days.group && !(isDateless && join === null))) return false;
  if (before.isStrange && join !== null) return false;
  if (join === 'comma' && isSaidApart(saying, before, days)) return false;
  return before.dates ? goesOnList(saying, before, before.dates, days) : takesHours(saying, before, days);
}

/**
 * Whether the days behind a comma have an answer of their own, which does not apply to the ones
 * before.
 */
function isSaidApart({ text, clause }: Saying, before: Statement, days: Named): boolean {
  const after = days.follows?.next ?? days.next;
  if (before.role === 'not' && (clause.isOffered || days.follows)) return true;
  // “maybe Thursday, Friday yes”; « ok le 28, le 29 je ne sais pas ».
  if (before.isUnclear && text.is(after, 'yes')) return true;
  return before.isAgreed && text.is(text.pastOne(after, 'filler'), 'doubt', 'not');
}

/** Whether hours named before without a day belong to these days: « 14h-18h samedi ». */
function takesHours({ join }: Saying, before: Statement, days: Named): boolean {
  if (days.edges.size > 0) return before.role !== 'offer' && join === null;
  if (days.isBroad && join === 'and') return false;
  const isHere = LIST_JOINS.includes(join) || join === 'colon' || join === 'open';
  return isHere && (days.follows === null || days.follows.kind === 'part' || join === null);
}

/** Whether these days continue the list. */
function goesOnList(saying: Saying, before: Statement, dates: readonly string[], days: Named): boolean {
  const { text, join, isBracketed } = saying;
  // « vendredi et lundi 10h-12h » in a festival that ends on Sunday: kept apart, so that the day
  // outside can be named in the question.
  if (before.ranges === null && (dates.length === 0) !== (days.dates.length === 0)) return false;
  if (days.edges.size > 0 || before.edges.size > 0) return false;
  if (areAll(text, dates) || areAll(text, days.dates)) return text.festival.dates.length === 1;
  const isListed = LIST_JOINS.includes(join);
  if (before.ranges) return before.isHoursFirst && isListed && !days.follows && !days.isBroad;
  if (before.isBroad && !days.isBroad) return false;
  const isOther = before.isAnded && !before.isAlso && join === 'comma' && days.follows !== null;
  return !isOther && (isListed || isBeside(saying) || (isBracketed && join === 'open'));
}

/**
 * Whether new days are refused or excepted like those before: « sauf mercredi matin et jeudi soir
 * ».
 */
function goesOn(saying: Saying, before: Statement, days: Named): boolean {
  const { join, role, isCommaAnd, clause } = saying;
  if (!isRefusal(before.role) || role !== 'offer' || before.isSettled || isCommaAnd || days.group) return false;
  if (join === 'and' || join === 'or') return true;
  const areParts = before.kind === 'part' && days.follows?.kind === 'part';
  return join === 'comma' && !clause.isOffered && (!days.follows || areParts);
}

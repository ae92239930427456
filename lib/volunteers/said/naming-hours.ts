import type { HoursKind, HoursRead } from './day-hours.ts';
import { isInside, type Kind, type Range, rangesOverlap, withinRanges } from './meanings.ts';
import { addTo, beginStatement, isBeforeDays, isBeside, isRefusal, type Saying, type Statement } from './saying.ts';

/** Handles hours at a place: they belong to the present statement, or to a new one. */
export function nameHours(saying: Saying, read: HoursRead, at: number): void {
  const { text, join, current: before } = saying;
  const hours = asBefore(saying, read);
  // « 18h-22h (après le boulot) ».
  if (before?.ranges && hours.isUnclear && text.is(at, 'vagueFrom') && join === 'open') return;
  const joins = before !== null && joinsHours(saying, before, hours);
  // « sauf dimanche et le soir ».
  if (before && !joins && isRefusal(before.role) && before.ranges === null && join === 'and') saying.role = before.role;
  const last = saying.statements.at(-1);
  const statement = joins ? before : beginStatement(saying, at);
  findDays(saying, statement, joins ? undefined : last, hours);
  addHours(saying, statement, hours);
  // « mais ma mère vient me chercher à 22h max » can only reduce what was offered.
  if (hours.isLimit) {
    saying.clause.isStrange = false;
    if (!joins && statement.dates === null) statement.isStrange = false;
  }
  statement.isPlural ||= /(?:ing|noon|night)s$/.test(text.word(at));
  // « sauf samedi : 10h-12h ».
  const isOther = statement.isWhere || (joins && join === 'colon' && hours.kind === 'clock');
  if (isOther && statement.role === 'except') statement.role = 'offer';
  addTo(saying, statement, hours.next);
}

/** Finds the days of hours that name none, among those before. */
function findDays(saying: Saying, statement: Statement, last: Statement | undefined, hours: HoursRead): void {
  if (statement.dates) return;
  const { held, join } = saying;
  const isLed = isBeforeDays(saying, hours.next);
  if (held && saying.isBracketed && statement.role === 'except') statement.dates = [...(held.dates ?? [])];
  else if (last?.dates && join === 'so' && (last.role !== 'offer' || last.isStrange) && !isLed)
    statement.dates = [...last.dates];
  else {
    statement.isHoursFirst = true;
    if (saying.mayMissDays && !isLed) saying.isTextUnclear = true;
  }
}

function addHours(saying: Saying, statement: Statement, hours: HoursRead): void {
  if (statement.ranges === null) {
    statement.ranges = [...hours.ranges];
    statement.kind = hours.kind;
    statement.part = hours.part ?? null;
  } else if (statement.ranges.length === 0 || hours.ranges.length === 0) statement.isUnclear = true;
  else combine(saying, statement, hours);
  statement.isUnclear ||= hours.isUnclear;
  statement.isLimit ||= hours.isLimit;
}

const isBound = (kind: HoursKind | null) => kind === 'from' || kind === 'until';
const isPart = (kind: HoursKind | null) => kind === 'part' || kind === 'whole';

/**
 * « à partir de 8h le samedi et de 10h le dimanche »: the second hours are open-ended like the
 * first.
 */
function asBefore(saying: Saying, hours: HoursRead): HoursRead {
  const { join, statements } = saying;
  const [range] = hours.ranges;
  const last = statements.at(-1);
  if (hours.kind !== 'at' || !range || !last?.kind || !isBound(last.kind)) return hours;
  if ((join !== 'and' && join !== 'comma') || (!last.isHoursFirst && last.role === 'offer')) return hours;
  if (saying.role === 'offer') saying.role = last.role;
  return { ...hours, kind: last.kind, ranges: [last.kind === 'from' ? range : [0, range[0]]] };
}

const ENDING: readonly (Kind | null)[] = ['stop', 'so', 'but', 'then'];

/** Whether hours belong to the present statement. */
function joinsHours(saying: Saying, before: Statement, hours: HoursRead): boolean {
  const { text, join, role } = saying;
  if (before.role !== role && role !== 'offer') return false;
  const isOffer = before.role === 'offer';
  // « sauf vendredi, mais pas avant 14h ».
  if (!isOffer && hours.isLimit) return false;
  // « vendredi 9h-12h, 14h-18h samedi »: the hours belong to the days behind them.
  const isApart = before.ranges !== null || join === 'and' || join === 'but' || join === 'comma';
  if (before.dates && isApart && !isBeside(saying) && isBeforeDays(saying, hours.next)) return false;
  if (before.ranges === null) {
    // « sauf samedi, de 10h à 16h ».
    if (isRefusal(before.role)) return isBeside(saying) || join === 'open';
    return isOffer || (join !== 'so' && join !== 'but');
  }
  if (ENDING.includes(join)) return false;
  // « pas le soir, la journée oui »; “daytime Wed-Fri, evenings are for the kids”.
  if (join === 'comma' && text.is(hours.next, isOffer ? 'not' : 'yes')) return false;
  return isOffer || hours.kind === 'clock' || hours.kind === 'part' || join !== 'comma';
}

/** Separators after which hours are added to a day instead of narrowing it. */
const ADDING: readonly (Kind | null)[] = ['and', 'then', 'slash', 'also'];

/** Combines hours for the same days: « matin et soir », « soir (18h-23h) ». */
function combine({ statements, join }: Saying, statement: Statement, hours: HoursRead): void {
  const { kind, ranges } = statement;
  const mine = ranges?.at(-1);
  const [theirs] = hours.ranges;
  if (!mine || !theirs) return;
  const isMore = ADDING.includes(join);
  const isLimit = hours.isLimit && kind !== 'at';
  const has = ranges ?? [];
  const narrowed = () => narrow(statements, statement, theirs);
  if (join === 'or' && !isLimit) statement.isUnclear = true;
  if (isLimit || (isPart(hours.kind) && !isPart(kind) && !isMore)) {
    narrowed();
    return;
  }
  statement.kind = hours.kind;
  if (kind === 'at' && hours.kind === 'until' && theirs[1] > mine[0]) {
    statement.ranges = [[mine[0], theirs[1]]];
    statement.kind = 'clock';
  } else if (isBound(kind) && isBound(hours.kind) && kind !== hours.kind && !(isMore && theirs[0] >= mine[1])) {
    // « avant 14h et après 18h », “from noon, have to leave at 5”.
    if (isMore && mine[0] >= theirs[1]) statement.ranges = [theirs, mine];
    else narrowed();
  } else if (isPart(kind) && !isPart(hours.kind) && (!isMore || isInside(theirs, mine))) {
    if (hours.kind === 'clock' && !rangesOverlap(mine, theirs)) statement.ranges = [...has, theirs];
    else if (saysWhenPartIs(statement.part, kind, mine, hours.kind, theirs))
      statement.ranges = [...has.slice(0, -1), theirs];
    else narrowed();
  } else {
    statement.ranges = [...has, theirs];
    statement.part = hours.part ?? null;
  }
}

/**
 * Whether clock times say when a part of the day is: « soir à partir de 17h30 », “lunch shift
 * (11:30-3)”.
 */
function saysWhenPartIs(
  part: Statement['part'],
  kind: HoursKind | null,
  mine: Range,
  theirKind: HoursKind,
  theirs: Range,
): boolean {
  if (theirKind === 'clock') return kind === 'part';
  if (theirKind !== 'from') return false;
  return part === 'lateAfternoon' || (part === 'evening' && theirs[0] < mine[0] && theirs[0] >= mine[0] - 120);
}

function narrow(statements: readonly Statement[], statement: Statement, by: Range): void {
  // « jeudi soir et vendredi soir à partir de 19h30 » applies to both evenings.
  const before = statements[statements.indexOf(statement) - 1];
  const isListed = statement.join === 'and' || statement.join === 'comma';
  const isSamePart = statement.part !== null && before?.part === statement.part && before.kind === 'part';
  if (before?.role === 'offer' && isListed && isSamePart) narrow(statements, before, by);
  const has = statement.ranges ?? [];
  const narrower = withinRanges(has.slice(-1), [by]);
  statement.ranges = [...has.slice(0, -1), ...narrower];
  if (narrower.length === 0) statement.isUnclear = true;
}

import { askForTheLost, hoursOfEachDay } from './hours-of-each-day.ts';
import type { Kind } from './kinds.ts';
import { offerDays } from './offer-days.ts';
import { offerHours } from './offer-hours.ts';
import {
  askAbout,
  askAboutAll,
  beforeOf,
  behind,
  datesOf,
  isOfEverything,
  mention,
  type Offering,
  offeringOf,
} from './offering.ts';
import { DAY_MINUTES, type Range, WHOLE_DAY, withinRanges } from './ranges.ts';
import { takeBusy, takeException, takeFrom, takeStay } from './refusals.ts';
import { isBusy, isRefusal, type Statement } from './statement.ts';
import type { FestivalDays } from './text.ts';

type OfferedDays = { offered: Map<string, Range[]>; unclear: Statement[]; outside: Statement[] };
type Dates = readonly string[];

/**
 * What the statements of a text offer: the hours of each day, and the statements that are in doubt
 * or name no day of the festival. Of two possible readings, the one with fewer hours counts.
 * `hasPreference`: something is only preferred.
 */
export function offeredBy(
  statements: readonly Statement[],
  festival: FestivalDays,
  hasPreference: boolean,
): OfferedDays {
  const offering = offeringOf(statements, festival, hasPreference);
  for (const statement of statements) take(offering, statement);
  offerTheRest(offering);
  const offered = offering.isAllUnclear ? new Map<string, Range[]>() : hoursOfEachDay(offering);
  askForTheLost(offering, offered);
  for (const date of offering.doubted) offered.delete(date);
  const { unclear, outside } = offering;
  return { offered, unclear: unclear.sort((a, b) => a.start - b.start), outside };
}

function take(offering: Offering, statement: Statement): void {
  const hasDays = statement.dates !== null && statement.dates.length > 0;
  if (statement.isOutside && takeOutside(offering, statement, hasDays)) return;
  const dates = datesOf(offering, statement);
  if (hasDays) offering.lastNamed = statement.dates ?? [];
  if (statement.isUnclear || isOfDoubted(offering, statement)) {
    statement.isUnclear = true;
    if (statement.isHoursFirst) askAboutAll(offering, statement);
    else askAbout(offering, statement);
    mention(offering, dates);
  } else if (statement.isStrange) takeStrange(offering, statement, dates);
  else if (statement.isSame && !offering.lastHours) askAbout(offering, statement);
  else {
    if (statement.isSame && offering.lastHours) takeHoursOf(offering.lastHours, statement);
    TAKE[statement.role](offering, statement, dates);
  }
}

/**
 * Handles a statement with days outside the festival; returns whether nothing else is left of it.
 */
function takeOutside({ offers, outside }: Offering, statement: Statement, hasDays: boolean): boolean {
  const { role, isUnclear, dates, join, ranges } = statement;
  if (role === 'offer' && !(isUnclear && dates?.length === 0)) outside.push(statement);
  if (isUnclear || hasDays) return false;
  // In « vendredi et lundi 10h-12h » the Friday gets these hours too.
  const last = offers.at(-1);
  if (last?.ranges === null && ranges && (join === 'and' || join === 'comma')) last.ranges = ranges;
  return true;
}

/** Separators before a statement that stands on its own. */
const LEADING: readonly Kind[] = ['but', 'so', 'then', 'stop'];

/**
 * « pas jeudi peut-être, vendredi »: whether these days belong to a refusal or a stretch of days
 * that is in doubt.
 */
function isOfDoubted(offering: Offering, statement: Statement): boolean {
  const before = beforeOf(offering, statement);
  if (!before?.isUnclear || before.sentence !== statement.sentence || statement.role !== 'offer') return false;
  const isSure = statement.isAgreed || statement.isSettled || statement.leads !== null;
  const isOpen = before.role !== 'offer' || before.ends.length > 0;
  return !isSure && isOpen && !LEADING.includes(statement.join ?? 'comma');
}

/**
 * Unknown words count as a reason if the next statement contrasts with them; else the text is
 * unclear.
 */
function takeStrange(offering: Offering, statement: Statement, dates: Dates | null): void {
  const { leads, kind, role } = statement;
  const [next] = behind(offering, statement);
  const isSo = leads === 'so';
  const isBusyReason = isBusy(role) && leads !== null;
  if (!isSo && !isBusyReason && !standsAgainst(offering, statement, next)) {
    askAboutAll(offering, statement);
    return;
  }
  offering.context = statement;
  mention(offering, dates);
  const isSaidNext = next?.role === 'offer' && next.join === 'so' && next.ranges !== null;
  const isPoint = kind === 'at' || kind === 'from';
  if (isSo && (isSaidNext || isPoint || isOfEverything(offering, statement, dates))) return;
  takeFrom(offering, isPoint ? { ...statement, ranges: null } : statement, dates);
}

/** « samedi j'ai foot, sinon tous les jours ». */
function standsAgainst({ all }: Offering, { ranges, kind }: Statement, next: Statement | undefined): boolean {
  const isProse = ranges === null || kind === 'part';
  if (!isProse || next?.role !== 'offer') return false;
  const isOfAll = next.isOtherwise && next.dates?.length === all.length;
  return isOfAll || next.group === 'others' || next.group === 'rest';
}

/** « idem ». */
function takeHoursOf(last: Statement, statement: Statement): void {
  statement.ranges = statement.ranges && last.ranges ? withinRanges(last.ranges, statement.ranges) : last.ranges;
  statement.kind = last.kind;
  if (statement.role === 'offer') statement.role = last.role;
}

type Take = (offering: Offering, statement: Statement, dates: Dates | null) => void;

/** How a statement of each role changes what is offered. */
const TAKE: Readonly<Record<Statement['role'], Take>> = {
  offer: takeOffer,
  not: refusing(takeFrom),
  except: refusing(takeException),
  busy: mentioning(takeBusy),
  busyUntil: mentioning(takeBusy),
  arrive: mentioning(takeStay),
  depart: mentioning(takeStay),
};

function mentioning(take: Take): Take {
  return (offering, statement, dates) => {
    take(offering, statement, dates);
    mention(offering, dates);
  };
}

function refusing(take: Take): Take {
  return (offering, statement, dates) => {
    take(offering, statement, dates);
    if (statement.ranges === null || statement.dates === null) mention(offering, dates);
    offering.lastHours = statement;
  };
}

function takeOffer(offering: Offering, statement: Statement, dates: Dates | null): void {
  const ranges = statement.kind === 'part' ? [] : (statement.ranges ?? []);
  offering.claims.push({ statement, dates: dates ?? [], ranges });
  if (statement.kind === 'at' && !isClosedLater(offering, statement)) {
    askAbout(offering, statement);
    mention(offering, dates);
  } else if (dates === null) offerHours(offering, statement);
  else offerDays(offering, statement, dates);
}

/** « Mercredi 14h, jeudi 14h, jusqu'à la fin »: open-ended from then on. */
function isClosedLater(offering: Offering, statement: Statement): boolean {
  const closing = behind(offering, statement).find(({ kind }) => kind !== 'at');
  const isEnd = closing?.dates === null && closing.kind === 'until' && closing.ranges?.[0]?.[1] === DAY_MINUTES;
  return isEnd && closing.sentence === statement.sentence;
}

/**
 * If days are only refused, all others are offered; if somebody only says what they do, nothing is.
 */
function offerTheRest(offering: Offering): void {
  const { all, offers, outside, unclear, taken, stays, statements } = offering;
  // Hours without a day belong to the days that are in doubt.
  const isOfNone = offers.every((one) => one.statement.dates === null);
  if (isOfNone && unclear.some((one) => one.role === 'offer'))
    for (const one of offers) askAbout(offering, one.statement);
  const [first] = statements;
  if (!first || offers.length > 0 || outside.length > 0 || unclear.length > 0) return;
  const busy = statements.filter(({ role }) => isBusy(role));
  const isRefused = stays.length > 0 || taken.some(({ statement }) => isRefusal(statement.role));
  if (isRefused && busy.length === 0)
    offers.push({ statement: { ...first, edges: new Map() }, dates: all, ranges: [WHOLE_DAY], isBroad: true });
  else unclear.push(...busy);
}

import {
  DAY_MINUTES,
  isInside,
  joinedRanges,
  type Kind,
  type Range,
  WHOLE_DAY,
  withinRanges,
  without,
} from './meanings.ts';
import { offerDays, offerHours } from './offer-days.ts';
import {
  askAbout,
  askAboutAll,
  beforeOf,
  behind,
  type Claim,
  datesOf,
  isOfEverything,
  mention,
  type Offering,
  offeringOf,
  type Taken,
  takeBusy,
  takeException,
  takeFrom,
  takeStay,
} from './offering.ts';
import { isBusy, isRefusal, type Statement } from './saying.ts';
import type { FestivalDays } from './text.ts';

type OfferedDays = { offered: HoursOfEachDay; unclear: Statement[]; outside: Statement[] };
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
  const offered = offering.isAllUnclear ? new Map() : hoursOfEachDay(offering);
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

type HoursOfEachDay = Map<string, Range[]>;

/** The hours of each day: those offered, without those excluded, within the stay. */
function hoursOfEachDay({ all, offers, taken, stays }: Offering): HoursOfEachDay {
  const days: HoursOfEachDay = new Map();
  const hoursOf = (date: string) => days.get(date) ?? [];
  // Hours without a day do not apply to days that were named elsewhere.
  const named = new Set(offers.flatMap((one) => one.dates));
  const dateless = all.filter((one) => named.size === 0 || named.has(one));
  for (const { statement, dates, ranges } of offers)
    for (const date of dates.length > 0 || statement.dates !== null ? dates : dateless) {
      const edge = statement.edges.get(date) ?? WHOLE_DAY;
      days.set(date, joinedRanges([...hoursOf(date), ...withinRanges(ranges ?? [WHOLE_DAY], [edge])]));
    }
  for (const one of taken)
    for (const date of one.dates ?? all)
      if (!isNoQuarrel(one, withinRanges(hoursOf(date), one.ranges)))
        days.set(date, without(hoursOf(date), one.ranges));
  for (const stay of stays)
    for (const date of all) {
      const range = stay.get(date);
      days.set(date, range ? withinRanges(hoursOf(date), [range]) : []);
    }
  return days;
}

/** « matin oui, après-midi non »: the hour that both parts share is not a contradiction. */
const NO_QUARREL: Readonly<Record<'not' | 'busy', readonly Range[]>> = {
  not: [[420, 480]],
  busy: [
    [420, 540],
    [780, 840],
  ],
};

function isNoQuarrel({ statement: { role, kind } }: Taken, shared: readonly Range[]): boolean {
  const [range, ...more] = shared;
  if (role === 'except' || kind !== 'part' || !range || more.length > 0) return false;
  return NO_QUARREL[role === 'not' ? 'not' : 'busy'].some((one) => isInside(range, one));
}

/** Marks as unclear every statement of which a day or an hour would otherwise be lost. */
function askForTheLost(offering: Offering, offered: HoursOfEachDay): void {
  const { offers, taken, claims } = offering;
  if (offering.isAllUnclear) return;
  const isNamed = (date: string) =>
    offers.some(({ isBroad, statement: { ends, dates } }) => !isBroad && ends.length === 0 && dates?.includes(date));
  // « samedi et dimanche, sauf dimanche ».
  for (const { statement, dates } of taken)
    if (statement.role === 'except' && statement.ranges === null && dates?.some(isNamed)) askAbout(offering, statement);
  for (const claim of claims) if (isLost(offering, offered, claim)) askAbout(offering, claim.statement);
}

/**
 * Whether an offered day ends up without hours, or a stated hour is no longer the start or end of
 * any.
 */
function isLost({ all, doubted }: Offering, offered: HoursOfEachDay, { statement, dates, ranges }: Claim): boolean {
  const isGiven = (date: string) => doubted.has(date) || (offered.get(date)?.length ?? 0) > 0;
  const named = statement.ends.length > 0 ? statement.ends : dates;
  if (statement.group === null && !statement.isBroad && !named.every(isGiven)) return true;
  const left = (dates.length > 0 ? dates : all).filter((date) => !doubted.has(date));
  const hours = left.flatMap((date) => offered.get(date) ?? []);
  const isSaid = (range: Range) =>
    hours.some((one) => range.some((bound, i) => bound % DAY_MINUTES !== 0 && bound === one[i]));
  return left.length > 0 && !ranges.every((range) => isInside(WHOLE_DAY, range) || isSaid(range));
}

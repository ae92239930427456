import { joinedRanges, type Range, rangesOverlap, WHOLE_DAY, withinRanges } from './meanings.ts';
import { askAbout, mention, notInstead, type OfferedDays, type Offering } from './offering.ts';
import type { Statement } from './saying.ts';

type Dates = readonly string[];

/** Offers days, with their hours if any were named. */
export function offerDays(offering: Offering, statement: Statement, said: Dates): void {
  const { offers } = offering;
  const { group, ranges } = statement;
  if (said.length === 0) {
    if (group === null) askAbout(offering, statement);
    return;
  }
  settleEarlier(offering, statement, said);
  const last = offers.at(-1);
  const isElse = statement.isOtherwise && group === null;
  if (isElse && last && isDoubtfulElse(statement, last)) {
    askAbout(offering, last.statement);
    askAbout(offering, statement);
    return;
  }
  const dates = isElse ? said.filter((date) => !offers.some((one) => one.dates.includes(date))) : said;
  if (isOfEarlier(offering, statement, dates)) return;
  if ((group === 'others' || group === 'rest') && ranges === null)
    offers.push({ statement, dates, ranges: [WHOLE_DAY], isBroad: true });
  else addOffer(offering, statement, dates);
}

/** Settles what these days mean for earlier statements. */
function settleEarlier(offering: Offering, statement: Statement, said: Dates): void {
  const { all, context, doubted } = offering;
  if (context && statement.ranges !== null && !statement.isBroad && !statement.isOtherwise)
    notInstead(offering, context, said);
  offering.context = null;
  // These days are certain, so an earlier doubt about them ends.
  if (!statement.isBroad && statement.group === null && (statement.isAgreed || statement.isSettled))
    for (const date of said) doubted.delete(date);
  // « à partir de 16h30 sauf le week-end où c'est toute la journée ».
  const last = offering.offers.at(-1);
  if (statement.isWhere && last?.dates.length === 0) last.dates = all.filter((date) => !said.includes(date));
}

/** « plutôt vendredi, sinon samedi ». */
const isDoubtfulElse = ({ isBroad, ranges }: Statement, { statement: before }: OfferedDays) =>
  !isBroad && ranges === null && !before.isLimit && before.leads === null;

function addOffer(offering: Offering, statement: Statement, dates: Dates): void {
  const { offers } = offering;
  const { edges, group, isBroad } = statement;
  const last = offers.at(-1);
  const isOfDateless = last?.dates.length === 0 && statement.ranges === null;
  // « en continu du vendredi 18h au samedi 18h ».
  const isLoose = isOfDateless && edges.size > 0 && group === null;
  if (isLoose) offers.pop();
  const isOnly = isOfDateless && offers.length === 1 && statement.isOnly;
  const ranges = isLoose || isOnly ? (last?.ranges ?? null) : statement.ranges;
  if (ranges) offering.lastHours = statement;
  offers.push({ statement, ...besideEarlier(offering, statement, dates, ranges), isBroad });
  mention(offering, dates);
}

/** Whether these days describe an earlier offer more precisely. */
function isOfEarlier(offering: Offering, statement: Statement, dates: Dates): boolean {
  const { offers, all } = offering;
  const { ranges, join, group } = statement;
  const bare = offers.filter((one) => one.ranges === null);
  const isBeside = join === null || join === 'comma';
  // « du jeudi au samedi, tous les soirs ».
  if (statement.isBroad && dates.length === all.length && ranges !== null && bare.length > 0 && isBeside) {
    for (const one of bare) one.ranges = ranges;
    return true;
  }
  const last = offers.at(-1);
  if (last && areFewer(statement, dates, last)) {
    last.dates = dates;
    for (const [date, edge] of statement.edges) last.statement.edges.set(date, edge);
    last.isBroad = statement.isBroad;
    mention(offering, dates);
    return true;
  }
  if (!last || (group !== 'those' && group !== 'that')) return false;
  // « les deux jours à partir de 9h ».
  const { lastHours } = offering;
  const hours = ranges ?? (lastHours?.kind === 'until' || lastHours?.kind === 'from' ? lastHours.ranges : null);
  if (hours) for (const one of offers) limitOffer(one, hours);
  return true;
}

/** Whether these days are a part of the last offer's days. */
function areFewer({ ranges, join, group, edges }: Statement, dates: Dates, last: OfferedDays): boolean {
  if (ranges !== null) return false;
  // « le matin uniquement: mercredi, jeudi ».
  if (last.dates.length === 0 && edges.size === 0) return true;
  // « tous les soirs du jeudi au samedi ».
  const isBeside = join === null || join === 'comma' || join === 'open' || join === 'colon';
  return last.isBroad && group === null && isBeside && dates.every((date) => last.dates.includes(date));
}

type Hours = Pick<OfferedDays, 'dates' | 'ranges'>;

/** Days about which something was said before: the more precise hours count, or both. */
function besideEarlier(offering: Offering, statement: Statement, dates: Dates, ranges: OfferedDays['ranges']): Hours {
  let mine: Hours = { dates, ranges };
  for (const one of [...offering.offers]) {
    const same = one.dates.filter((date) => mine.dates.includes(date));
    if (same.length > 0) mine = besideOne(offering, statement, mine, one, same);
  }
  return mine;
}

function besideOne(offering: Offering, statement: Statement, mine: Hours, one: OfferedDays, same: Dates): Hours {
  const { dates, ranges } = mine;
  const isBare = ranges === null && statement.edges.size === 0;
  const isOneBare = one.ranges === null && one.statement.edges.size === 0;
  if (!one.isBroad && (statement.isBroad || isBare)) {
    const isOneKept = statement.isBroad ? ranges === null : !isOneBare;
    return isOneKept ? { dates: withoutDates(dates, same), ranges } : mine;
  }
  if (one.isBroad || one.dates.length > dates.length)
    return { dates, ranges: hoursInstead(offering, statement, ranges, one, same) };
  if (!ranges) return mine;
  if (isOneBare) one.dates = withoutDates(one.dates, same);
  else if ((statement.kind === 'from' || statement.kind === 'until') && touches(one.ranges, ranges)) {
    if (one.statement.kind === statement.kind) askAbout(offering, one.statement);
    limitOffer(one, ranges);
    return { dates, ranges: one.ranges };
  }
  return mine;
}

/** Replaces the hours of those days of an offer that are named more precisely. */
function hoursInstead(
  { offers }: Offering,
  { isAlso, kind, isLimit }: Statement,
  ranges: OfferedDays['ranges'],
  one: OfferedDays,
  same: Dates,
): OfferedDays['ranges'] {
  one.dates = withoutDates(one.dates, same);
  if (isAlso) {
    offers.push({ ...one, dates: same });
    return ranges;
  }
  // « tous les jours de 14h à 18h et le samedi jusqu'à 22h ».
  const [has, mine] = [one.ranges?.[0], ranges?.[0]];
  const isLonger = kind === 'until' && !isLimit && has && has[0] > 0 && mine;
  return isLonger ? [[has[0], mine[1]]] : ranges;
}

const withoutDates = (dates: Dates, some: Dates) => dates.filter((date) => !some.includes(date));
const touches = (some: readonly Range[] | null, others: readonly Range[]) =>
  (some ?? []).some((one) => others.some((other) => rangesOverlap(one, other)));

/**
 * Offers hours without a day: they apply to the days before them, else to those that follow, else
 * to all.
 */
export function offerHours(offering: Offering, statement: Statement): void {
  const { all, offers, context, unclear } = offering;
  const { ranges } = statement;
  if (!ranges) return;
  if (statement.isOtherwise && statement.kind !== 'until') {
    const rest = all.filter((date) => !offers.some((one) => one.dates.includes(date)));
    offers.push({ statement, dates: rest, ranges, isBroad: true });
    return;
  }
  offering.lastHours = statement;
  const last = offers.at(-1);
  const bare = offers.filter((one) => one.ranges === null && one.statement.edges.size === 0);
  if (context && !last) offerInstead(offering, statement, ranges, context);
  else if (bare.length > 0) for (const one of bare) one.ranges = ranges;
  else if (last) addToOffers(offering, statement, ranges, last);
  else {
    // « samedi ou dimanche, jusqu'à 15h »: the hours belong to the days in doubt.
    if (unclear.length > 0) askAbout(offering, statement);
    offers.push({ statement, dates: [], ranges, isBroad: true });
  }
}

/** « je travaille vendredi mais je suis libre le soir ». */
function offerInstead(offering: Offering, statement: Statement, ranges: readonly Range[], context: Statement): void {
  const { offers, lastNamed, all } = offering;
  const dates = context.dates ?? (lastNamed.length > 0 ? lastNamed : all);
  offers.push({ statement, dates, ranges, isBroad: context.dates === null });
  if (context.ranges === null) notInstead(offering, context, null);
  offering.context = null;
}

/** « et le soir », « donc 14h-18h » add hours; other hours limit everything that was offered. */
function addToOffers(offering: Offering, statement: Statement, ranges: readonly Range[], last: OfferedDays): void {
  const { join, kind } = statement;
  const isJoined = (join === 'and' || join === 'then' || join === 'slash') && kind !== 'until' && !statement.isLimit;
  const isPreferred = offering.hasPreference && kind === 'part' && join === 'but';
  if (join === 'so' && kind === 'clock') last.ranges = ranges;
  else if (statement.isAlso || isPreferred || isJoined) last.ranges = joinedRanges([...(last.ranges ?? []), ...ranges]);
  else
    for (const one of offering.offers) {
      limitOffer(one, ranges);
      if (one.ranges?.length === 0) askAbout(offering, one.statement);
    }
}

function limitOffer(one: OfferedDays, ranges: readonly Range[]): void {
  one.ranges = withinRanges(one.ranges ?? [WHOLE_DAY], ranges);
}

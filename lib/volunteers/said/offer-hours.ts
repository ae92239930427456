import { askAbout, type OfferedDays, type Offering } from './offering.ts';
import { joinedRanges, type Range, WHOLE_DAY, withinRanges } from './ranges.ts';
import { notInstead } from './refusals.ts';
import type { Statement } from './statement.ts';

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

export function limitOffer(one: OfferedDays, ranges: readonly Range[]): void {
  one.ranges = withinRanges(one.ranges ?? [WHOLE_DAY], ranges);
}

import { askAbout, type Claim, type Offering, type Taken } from './offering.ts';
import { DAY_MINUTES, isInside, joinedRanges, type Range, WHOLE_DAY, withinRanges, without } from './ranges.ts';

type HoursOfEachDay = Map<string, Range[]>;

/** The hours of each day: those offered, without those excluded, within the stay. */
export function hoursOfEachDay({ all, offers, taken, stays }: Offering): HoursOfEachDay {
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
export function askForTheLost(offering: Offering, offered: HoursOfEachDay): void {
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

import { DAY_MINUTES, isInside, type Range, WHOLE_DAY } from './meanings.ts';
import type { Statement } from './saying.ts';
import type { FestivalDays } from './text.ts';

/**
 * One offer: its days (empty where only hours were named) and their hours (null where only days
 * were named).
 */
export type OfferedDays = {
  statement: Statement;
  dates: readonly string[];
  ranges: readonly Range[] | null;
  isBroad: boolean;
};
/** Hours excluded from days, or from all days (null). */
export type Taken = { statement: Statement; dates: readonly string[] | null; ranges: readonly Range[] };
/** A statement of what is offered, to check at the end whether it still is. */
export type Claim = { statement: Statement; dates: readonly string[]; ranges: readonly Range[] };

/** What the statements read so far offer. */
export type Offering = {
  /** The dates of the festival. */
  all: readonly string[];
  statements: readonly Statement[];
  /** Whether something is only preferred. */
  hasPreference: boolean;
  offers: OfferedDays[];
  taken: Taken[];
  claims: Claim[];
  /** When somebody is at the festival at all. */
  stays: ReadonlyMap<string, Range>[];
  unclear: Statement[];
  outside: Statement[];
  doubted: Set<string>;
  isAllUnclear: boolean;
  mentioned: Set<string>;
  lastNamed: readonly string[];
  lastHours: Statement | null;
  /** What somebody does instead, to which the next statement is a contrast. */
  context: Statement | null;
};

export const offeringOf = (
  statements: readonly Statement[],
  { dates }: FestivalDays,
  hasPreference: boolean,
): Offering => ({
  all: dates,
  statements,
  hasPreference,
  offers: [],
  taken: [],
  claims: [],
  stays: [],
  unclear: [],
  outside: [],
  doubted: new Set(),
  isAllUnclear: false,
  mentioned: new Set(),
  lastNamed: [],
  lastHours: null,
  context: null,
});

export const beforeOf = ({ statements }: Offering, statement: Statement): Statement | undefined =>
  statements[statements.indexOf(statement) - 1];
export const behind = ({ statements }: Offering, statement: Statement): readonly Statement[] =>
  statements.slice(statements.indexOf(statement) + 1);

/** Marks a statement as unclear, with its days; without days, all days may be concerned. */
export function askAbout(offering: Offering, statement: Statement): void {
  const { unclear, doubted, all } = offering;
  if (unclear.includes(statement)) return;
  unclear.push(statement);
  const { group, isOutside, role } = statement;
  const dates = group === 'those' || group === 'that' ? datesOf(offering, statement) : statement.dates;
  if (dates === null || (dates.length === 0 && !isOutside && group === null)) offering.isAllUnclear = true;
  for (const date of dates ?? []) doubted.add(date);
  // If the hour of arrival is unknown, the days before are unclear too.
  const [first = '', last = ''] = [dates?.[0], dates?.at(-1)];
  for (const date of all)
    if ((role === 'arrive' && date < last) || (role === 'depart' && date > first)) doubted.add(date);
}

export function askAboutAll(offering: Offering, statement: Statement): void {
  askAbout(offering, statement);
  offering.isAllUnclear = true;
}

/** Notes days as mentioned, because « les autres jours » excludes them. */
export function mention({ mentioned }: Offering, dates: readonly string[] | null): void {
  for (const date of dates ?? []) mentioned.add(date);
}

/** The days of a statement; null where none were named. */
export function datesOf({ offers, mentioned, lastNamed, all }: Offering, { group, dates }: Statement) {
  const offered = [...new Set(offers.flatMap((one) => one.dates))];
  switch (group) {
    case 'those':
      return [offered, lastNamed, all].find((some) => some.length > 0) ?? all;
    case 'that':
      return lastNamed.slice(-1);
    case 'others':
      return all.filter((date) => !mentioned.has(date));
    case 'rest':
      return all.filter((date) => !offered.includes(date));
    default:
      return dates;
  }
}

export const isOfEverything = ({ all }: Offering, { ranges }: Statement, dates: readonly string[] | null) =>
  ranges === null && dates?.length === all.length;

type Dates = readonly string[];

/**
 * Excludes days or hours. In « pas dispo le 26 et le 27 au matin », the whole 26th may be meant.
 */
export function takeFrom({ taken }: Offering, statement: Statement, dates: Dates | null): void {
  const { ranges, isPlural, isBroad, isHoursFirst } = statement;
  const isOfLast = ranges && dates && dates.length > 1 && !isPlural && !isBroad && !isHoursFirst;
  if (isOfLast && (statement.kind === 'part' || statement.role === 'except')) {
    taken.push({ dates: dates.slice(0, -1), ranges: [WHOLE_DAY], statement: { ...statement, kind: 'whole' } });
    taken.push({ dates: dates.slice(-1), ranges, statement });
  } else taken.push({ dates, ranges: ranges ?? [WHOLE_DAY], statement });
}

/** Excludes what somebody does instead: « je travaille vendredi », « je finis à 16h ». */
export function takeBusy(offering: Offering, statement: Statement, dates: Dates | null): void {
  offering.context = statement;
  const { role, kind, leads, isFreeAfter, part } = statement;
  if (role === 'busy' && kind === 'at' && !isFreeAfter) {
    if (leads !== 'so') askAbout(offering, statement);
    return;
  }
  // After working at night, nobody comes during the day.
  if (dates !== null && (part === 'deepNight' || part === 'night')) statement.ranges = null;
  if (statement.ranges && role === 'busyUntil' && kind === 'at')
    statement.ranges = statement.ranges.map(([from]): Range => [0, from]);
  const isUntil = role === 'busyUntil' || kind === 'until' || isFreeAfter;
  if (isUntil && statement.ranges?.length) takeUntil(offering, statement, dates, statement.ranges);
  else if (leads !== 'so' || !isOfEverything(offering, statement, dates)) takeFrom(offering, statement, dates);
}

/** « je bosse jusqu'à 18h »: the other statements decide whether the hours after it are offered. */
function takeUntil(offering: Offering, statement: Statement, dates: Dates | null, ranges: readonly Range[]): void {
  const { taken, claims, offers } = offering;
  const { leads, isFreeAfter } = statement;
  const [next] = behind(offering, statement);
  for (const one of taken)
    if (dates && one.statement.ranges === null && one.dates)
      one.dates = one.dates.filter((date) => !dates.includes(date));
  // « je bosse jusqu'à 18h donc après 18h30 en semaine »: belongs to the days that follow.
  const isOfNext = dates === null && leads === 'so' && next?.join === 'so';
  taken.push({ dates: isOfNext ? next.dates : dates, ranges, statement });
  if (dates && !isFreeAfter && leads !== 'so') claims.push({ statement, dates, ranges: [] });
  if (!isFreeBehind(offering, statement)) return;
  const free = freeAfter(ranges);
  offering.lastHours = { ...statement, role: 'offer', ranges: free, kind: 'from', part: null };
  offers.push({ statement, dates: dates ?? [], ranges: free, isBroad: false });
}

/** « je finis à 16h, ensuite ok ». */
function isFreeBehind(offering: Offering, statement: Statement): boolean {
  const later = behind(offering, statement);
  const [next] = later;
  const isSaidNext =
    next?.role === 'offer' && next.ranges !== null && next.dates === null && next.sentence === statement.sentence;
  const isSaidLater = later.some(({ role }) => role === 'offer');
  return !isSaidNext && (statement.isFreeAfter || (statement.leads !== null && !isSaidLater));
}

/** The hours of a day that are left after what somebody does. */
function freeAfter(busy: readonly Range[]): Range[] {
  const end = Math.max(...busy.map(([, until]) => until));
  return end < DAY_MINUTES ? [[end, DAY_MINUTES]] : [];
}

/** What somebody does instead excludes nothing more from days that are offered at other hours. */
export function notInstead({ taken, all }: Offering, statement: Statement, dates: Dates | null): void {
  const one = taken.find((each) => each.statement === statement && statement.ranges === null);
  if (one) one.dates = dates === null ? [] : (one.dates ?? all).filter((date) => !dates.includes(date));
}

/** « sauf samedi », « sauf samedi 14h-16h ». */
export function takeException(offering: Offering, statement: Statement, dates: Dates | null): void {
  const { offers } = offering;
  const before = beforeOf(offering, statement);
  if (before?.role === 'not' && before.sentence === statement.sentence && offers.length === 0) {
    askAboutAll(offering, before);
    askAbout(offering, statement);
    return;
  }
  const isOfMany = !statement.isBroad && !statement.isHoursFirst && (dates?.length ?? 0) > 1;
  const base = offers.findLast(
    (one) => one.ranges && (one.dates.length === 0 || one.dates.some((date) => dates?.includes(date))),
  );
  const isOfHours = base?.ranges && !base.ranges.some((one) => isInside(WHOLE_DAY, one));
  if (!statement.ranges || !dates || isOfMany || !isOfHours || statement.kind === 'part')
    takeFrom(offering, statement, dates);
  else if (isOtherHours(statement, statement.ranges, base)) {
    for (const one of offers) one.dates = one.dates.filter((date) => !dates.includes(date));
    offers.push({ statement, dates, ranges: statement.ranges, isBroad: false });
  } else askAbout(offering, statement);
}

/**
 * « tous les jours 14h-18h sauf vendredi 14h-16h »: some mean that these hours are excluded, others
 * that they are offered.
 */
function isOtherHours({ kind }: Statement, ranges: readonly Range[], base: OfferedDays): boolean {
  const { kind: baseKind } = base.statement;
  if (kind === 'from' || (kind === 'at' && baseKind === 'from')) return true;
  return kind === baseKind && !ranges.every((range) => base.ranges?.some((one) => isInside(range, one)));
}

/** Limits the days to the stay of somebody who arrives later or leaves earlier. */
export function takeStay(offering: Offering, statement: Statement, dates: Dates | null): void {
  const { all } = offering;
  const isStart = statement.role === 'arrive';
  const date = isStart ? dates?.[0] : dates?.at(-1);
  const minute = minuteOfStay(statement, dates?.[0]);
  if (minute === undefined && (!isStart || !date)) {
    askAbout(offering, statement);
    return;
  }
  if (isStart && dates && minute !== undefined && statement.leads !== 'so')
    offering.claims.push({ statement, dates, ranges: [] });
  const day: Range = minute === undefined ? WHOLE_DAY : isStart ? [minute, DAY_MINUTES] : [0, minute];
  const at = date === undefined ? -1 : all.indexOf(date);
  const days = all.filter((_, i) => at < 0 || (isStart ? i >= at : i <= at));
  offering.stays.push(new Map(days.map((one) => [one, at < 0 || one === date ? day : WHOLE_DAY])));
}

function minuteOfStay({ role, kind, ranges, edges }: Statement, date: string | undefined): number | undefined {
  const isStart = role === 'arrive';
  const [range] = ranges ?? [];
  if (range) return isStart || kind !== 'until' ? range[0] : range[1];
  return date === undefined ? undefined : edges.get(date)?.[isStart ? 0 : 1];
}

import type { Range } from './ranges.ts';
import type { Statement } from './statement.ts';
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

import type { Range } from './ranges.ts';
import type { Statement } from './statement.ts';
import type { FestivalDays } from './text.ts';

/**
 * One offer: its days (none where only hours were said) and their hours (null where only days
 * were).
 */
export type OfferedDays = {
  statement: Statement;
  dates: readonly string[];
  ranges: readonly Range[] | null;
  isBroad: boolean;
};
/** Hours that are taken from days, or from all. */
export type Taken = { statement: Statement; dates: readonly string[] | null; ranges: readonly Range[] };
/** What was said to be offered, to look whether it still is. */
export type Claim = { statement: Statement; dates: readonly string[]; ranges: readonly Range[] };

/** What the statements so far offer. */
export type Offering = {
  /** The dates of the festival. */
  all: readonly string[];
  statements: readonly Statement[];
  /** Something is only preferred. */
  hasPreference: boolean;
  offers: OfferedDays[];
  taken: Taken[];
  claims: Claim[];
  /** When somebody is there at all. */
  stays: ReadonlyMap<string, Range>[];
  unclear: Statement[];
  outside: Statement[];
  doubted: Set<string>;
  isAllUnclear: boolean;
  mentioned: Set<string>;
  lastNamed: readonly string[];
  lastHours: Statement | null;
  /** What somebody does instead, which what follows stands against. */
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

/** What is in doubt, with its days; what names no day may be about all of them. */
export function askAbout(offering: Offering, statement: Statement): void {
  const { unclear, doubted, all } = offering;
  if (unclear.includes(statement)) return;
  unclear.push(statement);
  const { group, isOutside, role } = statement;
  const dates = group === 'those' || group === 'that' ? datesOf(offering, statement) : statement.dates;
  if (dates === null || (dates.length === 0 && !isOutside && group === null)) offering.isAllUnclear = true;
  for (const date of dates ?? []) doubted.add(date);
  // Where nobody knows when somebody arrives, the days before are in doubt too.
  const [first = '', last = ''] = [dates?.[0], dates?.at(-1)];
  for (const date of all)
    if ((role === 'arrive' && date < last) || (role === 'depart' && date > first)) doubted.add(date);
}

export function askAboutAll(offering: Offering, statement: Statement): void {
  askAbout(offering, statement);
  offering.isAllUnclear = true;
}

/** « les autres jours » are none of these. */
export function mention({ mentioned }: Offering, dates: readonly string[] | null): void {
  for (const date of dates ?? []) mentioned.add(date);
}

/** The days of a statement; null where none were said. */
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

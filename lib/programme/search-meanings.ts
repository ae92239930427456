import type { DocumentEvent, DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { hourOfWall } from '#lib/time/festival-day.ts';
import { elapsedMinutes } from '#lib/time/wall-clock.ts';
import { documentFacetsOf, type Token } from './facets.ts';
import { type Filters, keeping, NO_FILTERS } from './filters.ts';
import { runsBetween } from './real-times.ts';

/**
 * What words of a question can mean: a filter, days, an hour, a length, or what is on at this
 * moment.
 */
export type Meaning =
  | Readonly<{ kind: 'facet'; token: Token }>
  /** Dates of the festival; empty where it has no such day. */
  | Readonly<{ kind: 'days'; dates: readonly string[] }>
  /** An hour of the day (`19:00`), where a séance starts. */
  | Readonly<{ kind: 'hour'; relation: HourRelation; at: string }>
  /** How long a séance lasts, in minutes. */
  | Readonly<{ kind: 'length'; relation: 'most' | 'least'; minutes: number }>
  | Readonly<{ kind: 'now' }>;

export type HourRelation = 'around' | 'after' | 'before';

/** Some words of a question. */
export type QuestionPart = Readonly<{
  /**
   * Empty for a part that another one implies, as « ce soir » implies the evening beside the day.
   */
  words: readonly string[];
  /**
   * What the words mean; a match with any of the meanings is enough, as is a name with these words.
   * Without meanings, the words are searched for in titles, names and texts.
   */
  meanings: readonly Meaning[];
  /**
   * Other possible meanings. They are offered as filters but exclude nothing: « mer » is the sea,
   * and short for « mercredi ».
   */
  also: readonly Meaning[];
  /** Whether only the beginning of the words was typed. */
  isBegun: boolean;
}>;

export const partOf = (words: readonly string[], part: Partial<Omit<QuestionPart, 'words'>>): QuestionPart => ({
  words,
  meanings: [],
  also: [],
  isBegun: false,
  ...part,
});

/** A day or an hour is decided by the clock alone; all other words may also be part of a title. */
export const isOfTheClock = ({ kind }: Meaning): boolean => kind !== 'facet';

/** In minutes: a séance that starts at most so far from an hour is « vers 19 h ». */
const AROUND = 30;
const DAY = 24 * 60;

/**
 * How well a séance matches: from 1 at best to 0 for no match. Séances that do not take place never
 * match.
 */
type Fits = (event: DocumentEvent) => number;

/** The matches of a meaning in a programme, at this moment (an instant). */
export function fitsOf(document: PublicDocument, meaning: Meaning, now: string): Fits {
  const fits = planned(document, meaning, now);
  return (event) => (event.status === 'planned' ? fits(event) : 0);
}

function planned(document: PublicDocument, meaning: Meaning, now: string): Fits {
  const { tokens } = documentFacetsOf(document);
  switch (meaning.kind) {
    case 'facet':
      return ({ number }) => Number(tokens.get(number)?.has(meaning.token) ?? false);
    case 'days':
      return ({ day }) => Number(day !== null && meaning.dates.includes(day));
    case 'hour':
      return hourFits(document, meaning);
    case 'length':
      return (event) => {
        const minutes = minutesOf(event);
        const isIt = meaning.relation === 'most' ? minutes <= meaning.minutes : minutes > meaning.minutes;
        return Number(minutes > 0 && isIt);
      };
    case 'now':
      return (event) => {
        const { start, end } = runsBetween(document, event);
        if (start === null || end === null) return 0;
        return Number(Date.parse(start) <= Date.parse(now) && Date.parse(now) < Date.parse(end));
      };
  }
}

const minutesOf = ({ startInstant, endInstant }: DocumentEvent): number =>
  elapsedMinutes(startInstant, endInstant) ?? 0;

function hourFits({ festival }: PublicDocument, { relation, at }: Meaning & { kind: 'hour' }): Fits {
  const first = minutesOfHour(festival.dayStartsAt);
  /**
   * Minutes since the festival day began, so that half past midnight comes after ten in the
   * evening.
   */
  const since = (clock: string) => (minutesOfHour(clock) - first + DAY) % DAY;
  const wanted = since(at);
  return ({ startsAt }) => {
    if (startsAt === null) return 0;
    const from = since(hourOfWall(startsAt)) - wanted;
    if (relation === 'after') return Number(from >= 0);
    if (relation === 'before') return Number(from < 0);
    return Math.abs(from) <= AROUND ? 1 - Math.abs(from) / 100 : 0;
  };
}

/**
 * The filters of a film itself, wherever it is shown: countries, languages, and the access of its
 * copies.
 */
function tokensOfFilm({ countries, versions }: DocumentFilm): ReadonlySet<Token> {
  return new Set<Token>([
    ...countries.map((code): Token => `country-${code}`),
    ...versions.flatMap(({ spoken, subtitles, sdh, ad }): Token[] => [
      ...spoken.map((code): Token => `language-${code}`),
      ...subtitles.map((code): Token => `subtitles-${code}`),
      ...(sdh ? (['access-sdh'] as const) : []),
      ...(ad ? (['access-ad'] as const) : []),
    ]),
  ]);
}

export const fitsFilm = (film: DocumentFilm, meaning: Meaning): boolean =>
  meaning.kind === 'facet' && tokensOfFilm(film).has(meaning.token);

/** A way to narrow the programme: meanings that apply together, and how many séances they leave. */
export type Offered = Readonly<{
  meanings: readonly Meaning[];
  /**
   * The words that were typed for it. They are searched for where no filter has an address for the
   * meaning.
   */
  words: string;
  count: number;
}>;

/** More would be a list of filters, and the page has one already. */
const MAX_OFFERED = 8;

/**
 * The filters that a question stands for, in its order. First all of it together, where each part
 * has one meaning; then each meaning alone. Each has the number of séances that it leaves, among
 * those that take place and match the filters chosen before.
 */
export function offeredOf(
  document: PublicDocument,
  parts: readonly QuestionPart[],
  { now, filters = NO_FILTERS }: { now: string; filters?: Filters },
): Offered[] {
  const keep = keeping(document, filters);
  const events = keep ? document.events.filter(keep) : document.events;
  const offer = (meanings: readonly Meaning[], words: readonly string[]): Offered => ({
    meanings,
    words: words.join(' '),
    count: countOf(document, events, meanings, now),
  });
  const narrowing = parts.filter(({ meanings }) => meanings.length > 0);
  const single = narrowing.flatMap(({ meanings }) => (meanings.length === 1 ? meanings.flatMap(eachDay) : []));
  const isWhole = narrowing.length > 1 && single.length === narrowing.length;
  const all = isWhole
    ? [
        offer(
          single,
          narrowing.flatMap(({ words }) => words),
        ),
      ]
    : [];
  const each = narrowing.flatMap(({ meanings, words }) =>
    meanings.flatMap(eachDay).map((meaning) => offer([meaning], words)),
  );
  const also = parts.flatMap(({ also: others, words }) =>
    others.flatMap(eachDay).map((meaning) => offer([meaning], words)),
  );
  return [...all, ...unique([...each, ...also])].filter(({ count }) => count > 0).slice(0, MAX_OFFERED);
}

/** One day has an address of its own, two days together have none. */
const eachDay = (meaning: Meaning): Meaning[] =>
  meaning.kind === 'days' ? meaning.dates.map((date) => ({ kind: 'days', dates: [date] })) : [meaning];

function unique(offered: readonly Offered[]): Offered[] {
  const seen = new Set<string>();
  return offered.filter(({ meanings }) => {
    const key = JSON.stringify(meanings);
    return !seen.has(key) && seen.add(key);
  });
}

function countOf(
  document: PublicDocument,
  events: readonly DocumentEvent[],
  meanings: readonly Meaning[],
  now: string,
): number {
  const fits = meanings.map((meaning) => fitsOf(document, meaning, now));
  let count = 0;
  for (const event of events) if (fits.every((fit) => fit(event) > 0)) count += 1;
  return count;
}

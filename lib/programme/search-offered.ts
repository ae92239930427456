import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { type Filters, keeping, NO_FILTERS } from './filters.ts';
import { fitsOf } from './search-matches.ts';
import type { Meaning, QuestionPart } from './search-meanings.ts';

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

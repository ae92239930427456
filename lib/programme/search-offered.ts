import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { type Filters, keeping, NO_FILTERS } from './filters.ts';
import { fitsOf } from './search-matches.ts';
import type { Meaning, QuestionPart } from './search-meanings.ts';

/** A way to narrow the programme: meanings that hold together, and how many séances they leave. */
export type Offered = Readonly<{
  meanings: readonly Meaning[];
  /** What was typed for it: where no filter has an address for it, one searches for these. */
  words: string;
  count: number;
}>;

/** More than that is a list of filters, and there is one. */
const MAX_OFFERED = 8;

/**
 * The filters a question stands for, in its order: first all of it, where each part has one
 * meaning, then each meaning with how many of the séances that take place it leaves of what was
 * chosen before.
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

/** A day has an address; two of them, none. */
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

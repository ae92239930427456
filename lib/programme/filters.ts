import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { type IsShown, isToTakePlace } from './day.ts';
import { documentFacetsOf, type FacetKey, facetKey, facetKeys, facetValue, type Token } from './facets.ts';

/**
 * The filters that a visitor chose, sorted, so that the same choice always has one address and one
 * cached page.
 */
export type Filters = readonly Token[];

/**
 * Pages with more filters than this are drawn for each request and not cached, so that nobody can
 * fill the cache with every combination.
 */
export const MAX_CACHED_FILTERS = 4;
/** More than anybody ticks; the rest of an address is ignored. */
const MAX_FILTERS = 24;

export const NO_FILTERS: Filters = [];

const sorted = (tokens: Iterable<Token>): Token[] =>
  [...new Set(tokens)].sort(
    (a, b) =>
      facetKeys.indexOf(facetKey(a)) - facetKeys.indexOf(facetKey(b)) || (facetValue(a) < facetValue(b) ? -1 : 1),
  );

/**
 * The filters of an address (`?kind=talk&kind=debate&access=lsf`). Unknown ones are ignored, as are
 * the parameters that other sites append to links.
 */
export function filtersOf(params: URLSearchParams, known: ReadonlySet<Token>): Filters {
  if (params.size === 0) return NO_FILTERS;
  const asked = facetKeys.flatMap((key) => params.getAll(key).map((value): Token => `${key}-${value}`));
  return sorted(asked.filter((token) => known.has(token))).slice(0, MAX_FILTERS);
}

/**
 * The filters of a cached page's path (`['kind-talk', 'access-lsf']`); null when one of them is
 * unknown to this programme.
 */
export function filtersOfTail(segments: readonly string[], known: ReadonlySet<Token>): Filters | null {
  const tokens = segments.filter((segment): segment is Token => known.has(segment as Token));
  return tokens.length === segments.length ? sorted(tokens) : null;
}

/** `?kind=talk&access=lsf`, or nothing. */
export function queryOf(filters: Filters): string {
  if (filters.length === 0) return '';
  return `?${new URLSearchParams(filters.map((token) => [facetKey(token), facetValue(token)])).toString()}`;
}

/** The filters with this one added if it was not chosen, and removed if it was. */
export const toggled = (filters: Filters, token: Token): Filters =>
  filters.includes(token) ? filters.filter((one) => one !== token) : sorted([...filters, token]);

/**
 * Whether a séance matches the filters. Within a key one value is enough (a talk or a debate), and
 * every key has to match. Access is the exception: all values are needed, because who asks for sign
 * language and a wheelchair space needs both.
 */
export function isAmong(tokens: ReadonlySet<Token>, filters: Filters): boolean {
  return facetKeys.every((key) => {
    const asked = filters.filter((token) => facetKey(token) === key);
    if (asked.length === 0) return true;
    const has = (token: Token) => tokens.has(token);
    return key === 'access' ? asked.every(has) : asked.some(has);
  });
}

/** Which séances of a document match the filters; undefined where there is no filter. */
export function keeping(document: PublicDocument, filters: Filters): IsShown | undefined {
  if (filters.length === 0) return undefined;
  const { tokens } = documentFacetsOf(document);
  return ({ number }) => isAmong(tokens.get(number) ?? NONE, filters);
}

const NONE: ReadonlySet<Token> = new Set();

/**
 * How many of these séances each value would leave, as an alternative to the other values of its
 * key and together with the other keys. Only séances that take place count.
 */
export function countsOf(
  document: PublicDocument,
  events: readonly DocumentEvent[],
  filters: Filters,
): (token: Token) => number {
  const { tokens } = documentFacetsOf(document);
  const counts = new Map<Token, number>();
  const others = new Map<FacetKey, Filters>(
    facetKeys.map((key) => [key, key === 'access' ? filters : filters.filter((token) => facetKey(token) !== key)]),
  );
  for (const event of events) {
    if (!isToTakePlace(event)) continue;
    const own = tokens.get(event.number) ?? NONE;
    for (const key of facetKeys) {
      if (!isAmong(own, others.get(key) ?? NO_FILTERS)) continue;
      for (const token of own) if (facetKey(token) === key) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }
  return (token) => counts.get(token) ?? 0;
}

/**
 * For filters that match nothing: which single one to drop, and how many séances that would bring,
 * most first.
 */
export function waysOut(
  document: PublicDocument,
  events: readonly DocumentEvent[],
  filters: Filters,
): { token: Token; filters: Filters; count: number }[] {
  return filters
    .map((token) => {
      const left = filters.filter((one) => one !== token);
      const keep = keeping(document, left);
      return {
        token,
        filters: left,
        count: events.filter((event) => isToTakePlace(event) && (keep?.(event) ?? true)).length,
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

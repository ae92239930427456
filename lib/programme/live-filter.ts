/** A placeholder number for plural sentences, which the page replaces with the real one. */
export const MANY = 98;

/**
 * The key of a filter: `kind` of `kind-talk`. The browser has the tokens as text, without the
 * programme they come from.
 */
const keyOf = (token: string) => token.slice(0, token.indexOf('-'));

/**
 * The filters an address asks for (`?kind=talk&access=lsf`), whether this programme knows them or
 * not.
 */
export const tokensOf = (search: string): ReadonlySet<string> =>
  new Set([...new URLSearchParams(search)].map(([key, value]) => `${key}-${value}`));

/**
 * The filters by their key. Grouped once, so that a page of many séances need not take tokens apart
 * for each of them.
 */
type Asked = ReadonlyMap<string, readonly string[]>;

export function asked(filters: readonly string[]): Asked {
  const groups = new Map<string, string[]>();
  for (const token of filters) groups.set(keyOf(token), [...(groups.get(keyOf(token)) ?? []), token]);
  return groups;
}

const isMet = (key: string, group: readonly string[], tokens: ReadonlySet<string>) =>
  key === 'access' ? group.every((one) => tokens.has(one)) : group.some((one) => tokens.has(one));

/** The rule of `isAmong` in filters.ts, for a page that holds every séance of its day. */
export function holds(tokens: ReadonlySet<string>, groups: Asked): boolean {
  for (const [key, group] of groups) if (!isMet(key, group, tokens)) return false;
  return true;
}

/**
 * How many of these séances each value would leave, counted as in `countsOf`. A séance that only
 * one key excludes would come back with another value of that key; one that two keys exclude would
 * not.
 */
export function liveCounts(events: readonly ReadonlySet<string>[], groups: Asked): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of events) {
    const unmet = [...groups].filter(([key, group]) => !isMet(key, group, tokens)).map(([key]) => key);
    const [only] = unmet;
    if (unmet.length > 1 || only === 'access') continue;
    for (const token of tokens)
      if (only === undefined || keyOf(token) === only) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return counts;
}

/**
 * For filters that match nothing: which single one to drop, and how many séances that would bring,
 * most first, as in `waysOut`.
 */
export function liveWaysOut(events: readonly ReadonlySet<string>[], filters: readonly string[]) {
  return filters
    .map((token) => {
      const groups = asked(filters.filter((one) => one !== token));
      return { token, count: events.filter((tokens) => holds(tokens, groups)).length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

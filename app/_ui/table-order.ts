import type { PlainRow } from '#app/_ui/plain-table.tsx';
import { pageBounds } from '#lib/page-bounds.ts';
import { distanceOf, type FoundName, folded, foundName, typedWordsOf, wordsOfText } from '#lib/search/words.ts';

export type Row = PlainRow & {
  key: string;
  href: string;
  /** What the row is called, for its box. */
  name: string;
  /** Why it cannot be ticked, where it cannot. */
  fixed?: string | undefined;
  /** What a search looks through. */
  words: string;
  /** What each sortable column compares; null stands last in both directions. */
  sort: Readonly<Record<string, string | number | null>>;
};
/**
 * How many rows come with a page; a list that has more is searched and sorted by the server, and
 * comes in pages.
 */
export const MAX_TABLE_ROWS = 400;
/** A page of such a list. */
export const PAGE_ROWS = 100;

/** `from`: the first row of the page, where a list comes in pages. */
export type Order = { query: string; sort: string; isDown: boolean; from: number };
// Of thousands of rows, taking their words apart again at each key took longer than drawing what is
// found.
const knownWords = new WeakMap<object, { called: FoundName; all: string[] }>();
function wordsOf(row: Pick<Row, 'words' | 'name'>) {
  const known = knownWords.get(row) ?? { called: foundName(row.name), all: wordsOfText(row.words) };
  knownWords.set(row, known);
  return known;
}

/** Ticks these rows, or takes their ticks away: those of the others stay, in sight or not. */
export const ticking =
  (keys: readonly string[], isOn: boolean) =>
  (picked: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(isOn ? [...picked, ...keys] : [...picked].filter((key) => !keys.includes(key)));

/**
 * Rows as the order says: those that hold every word of the query, sorted; where no order is asked
 * for, those whose name answers best first. Stable, so that equal rows keep the order they came in.
 */
export function arranged<R extends Pick<Row, 'name' | 'words' | 'sort'>>(
  rows: readonly R[],
  { query, sort, isDown }: Omit<Order, 'from'>,
  locale: string,
): R[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const typed = typedWordsOf(query);
  if (!sort && typed.length === 0) return [...rows];
  const start = folded(query.trim());
  const answers = rows.flatMap((row) => {
    if (typed.length === 0) return { row, at: 0 };
    const { called, all } = wordsOf(row);
    const at = distanceOf(called, all, start, typed);
    return at === null ? [] : { row, at };
  });
  if (!sort) return answers.sort((a, b) => a.at - b.at).map(({ row }) => row);
  const found = answers.map(({ row }) => row);
  return found.sort((a, b) => {
    const [left, right] = [a.sort[sort] ?? null, b.sort[sort] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right));
    return isDown ? -order : order;
  });
}

/** The rows of the page that the order asks for, out of `total` that its search finds. */
export function pageOf<R extends Pick<Row, 'name' | 'words' | 'sort'>>(
  rows: readonly R[],
  order: Order,
  locale: string,
): { rows: R[]; total: number } {
  const found = arranged(rows, order, locale);
  const { from } = pageBounds(order.from, PAGE_ROWS, found.length);
  return { rows: found.slice(from, from + PAGE_ROWS), total: found.length };
}

/** The first row an address asks for: of the beginning, unless it says a number. */
export const fromOf = (asked: string | string[] | undefined): number =>
  /^\d{1,6}$/.test(String(asked)) ? Number(asked) : 0;

/** The query of an address that asks for this order. */
export function orderAddressOf({ query, sort, isDown, from }: Order): string {
  const search = new URLSearchParams({
    ...(query && { q: query }),
    ...(sort && { sort }),
    ...(isDown && { dir: 'down' }),
    ...(from > 0 && { from: String(from) }),
  });
  return `?${search}`;
}

/**
 * The order a page's address asks for; `columns` are those it may sort by, the first one without
 * being asked.
 */
export function orderOf(
  search: Readonly<Record<string, string | string[] | undefined>>,
  columns: readonly [string, ...string[]],
): Order {
  const { q, sort, dir, from } = search;
  return {
    query: typeof q === 'string' ? q.slice(0, 200) : '',
    sort: columns.find((column) => column === sort) ?? columns[0],
    isDown: dir === 'down',
    from: fromOf(from),
  };
}

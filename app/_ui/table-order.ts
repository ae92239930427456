import type { PlainRow } from '#app/_ui/plain-table.tsx';
import { oncePer } from '#lib/once-per.ts';
import { pageBounds } from '#lib/page-bounds.ts';
import { distanceOf, folded, foundName, typedWordsOf, wordsOfText } from '#lib/search/words.ts';

export type Row = PlainRow & {
  key: string;
  href: string;
  /** The name of the row, for the label of its box. */
  name: string;
  /** Why it cannot be ticked, where that is so. */
  fixed?: string | undefined;
  /** The text that a search looks through. */
  words: string;
  /** What each sortable column compares; null comes last in both directions. */
  sort: Readonly<Record<string, string | number | null>>;
};
/**
 * How many rows come with a page; a longer list is searched and sorted by the server, page by page.
 */
export const MAX_TABLE_ROWS = 400;
/** The rows on each page of such a list. */
export const PAGE_ROWS = 100;

/** `from`: the first row of the page, in a list with pages. */
export type Order = { query: string; sort: string; isDown: boolean; from: number };
// Cached: for thousands of rows, splitting the words again at each key took longer than drawing the
// results.
const wordsOf = oncePer(({ words, name }: Pick<Row, 'words' | 'name'>) => ({
  called: foundName(name),
  all: wordsOfText(words),
}));

/** Ticks or unticks these rows; the ticks of others stay, in sight or not. */
export const ticking =
  (keys: readonly string[], isOn: boolean) =>
  (picked: ReadonlySet<string>): ReadonlySet<string> =>
    new Set(isOn ? [...picked, ...keys] : [...picked].filter((key) => !keys.includes(key)));

/**
 * The rows that contain every word of the query, sorted; without an order, those whose name matches
 * best come first. Stable, so that equal rows keep their order.
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

/** The rows of the page that the order asks for, and `total`, the number that its search finds. */
export function pageOf<R extends Pick<Row, 'name' | 'words' | 'sort'>>(
  rows: readonly R[],
  order: Order,
  locale: string,
): { rows: R[]; total: number } {
  const found = arranged(rows, order, locale);
  const { from } = pageBounds(order.from, PAGE_ROWS, found.length);
  return { rows: found.slice(from, from + PAGE_ROWS), total: found.length };
}

/** The first row that an address asks for; the first of all by default. */
export const fromOf = (asked: string | string[] | undefined): number =>
  /^\d{1,6}$/.test(String(asked)) ? Number(asked) : 0;

/** The query string that asks for this order. */
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
 * The order that a page's address asks for; `columns` are the sortable ones, of which the first is
 * the default.
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

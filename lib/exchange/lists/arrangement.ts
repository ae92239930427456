import { tagKey, typedTags } from '#lib/i18n/tags.ts';

/**
 * What a table shows, and in which order: the search, the sorted column, filters by column, and the
 * visible columns.
 */
export type Arrangement = Readonly<{
  query: string;
  sort: string;
  isDown: boolean;
  /** `NOTHING`, `SOMETHING`, or a value in French, so that a link works in both languages. */
  filters: Readonly<Record<string, string>>;
  columns: readonly string[];
}>;

/** Filters for empty cells, and for cells that are not. */
export const NOTHING = '-';
export const SOMETHING = '*';
/** The filters by emptiness of a column; none where a cell always has a value. */
export const emptiness = ({ isFilled }: { isFilled: boolean }): readonly string[] =>
  isFilled ? [] : [NOTHING, SOMETHING];
export const MAX_TABLE_QUERY = 200;
export const MAX_FILTER = 300;

/** A view of a table: what it shows, under a name that the whole team sees. */
export type TableView = Readonly<{ id: number; name: string; arrangement: Arrangement }>;

/**
 * A value to filter a column by. `label` is the text of the cells in the reader’s language. `key`
 * is the same in both languages: the French text, with the English behind it where two values share
 * the French one. Values with the same text in the reader's language are one entry with all of
 * their keys. `also`: keys that another value may have too, now or later.
 */
export type FilterValue = Readonly<{ key: string; label: string; also?: readonly string[] }>;

const BETWEEN = '|';

/**
 * The filter values of a column, from the names of its values in both languages, in the same order.
 * `lasting`: for each the full French name, which stays unique whatever others are called later,
 * and the short one.
 */
export function filterValues(
  fr: readonly string[],
  en: readonly string[],
  own: readonly string[],
  lasting: readonly (readonly [whole: string, short: string])[] = [],
): FilterValue[] {
  const names = fr.map((name, at) => lasting[at]?.[0] ?? name);
  const english = new Map<string, Set<string>>();
  for (const [at, name] of names.entries()) english.set(name, (english.get(name) ?? new Set()).add(en[at] ?? name));
  const byLabel = new Map<string, { keys: Set<string>; also: Set<string> }>();
  for (const [at, label] of own.entries()) {
    const name = names[at] ?? label;
    const { keys, also } = byLabel.get(label) ?? { keys: new Set(), also: new Set() };
    byLabel.set(label, { keys: keys.add((english.get(name)?.size ?? 1) > 1 ? `${name}/${en[at]}` : name), also });
    const short = lasting[at]?.[1] ?? name;
    if (short !== name) also.add(short);
  }
  return [...byLabel].map(([label, { keys, also }]) => ({
    key: [...keys, ...also].join(BETWEEN).slice(0, MAX_FILTER),
    label,
    ...(also.size > 0 && { also: [...also] }),
  }));
}

/**
 * The texts of cells for which a filter asks, in the reader’s language; the filter itself where its
 * value no longer exists.
 */
export function filterLabels(offered: readonly FilterValue[], asked: string): string[] {
  const exact = offered.find(({ key }) => key === asked);
  if (exact) return [exact.label];
  const keys = asked.split(BETWEEN);
  for (const is of [isSame, isBeside]) {
    const has = (one: string) => keys.some((key) => is(one, key));
    const some = offered.filter(({ key }) => key.split(BETWEEN).some(has));
    const sure = some.filter(({ key, also }) => key.split(BETWEEN).some((one) => has(one) && !also?.includes(one)));
    const meant = sure.length > 0 ? sure : some;
    if (meant.length > 0) return meant.map(({ label }) => label);
  }
  return [asked];
}

const isSame = (one: string, other: string) => one === other;
/**
 * Whether one key has the English text appended and the other has not, because another value had,
 * or came to have, the same French text.
 */
const isBeside = (one: string, other: string) => one.startsWith(`${other}/`) || other.startsWith(`${one}/`);

type Filtered = Readonly<{ key: string; offered: readonly FilterValue[] }>;

/**
 * Whether a row matches all filters. A cell with several lines or tags matches with any of them.
 */
export function isFound(
  cells: Readonly<Record<string, string>>,
  filters: Arrangement['filters'],
  columns: readonly Filtered[],
): boolean {
  return Object.entries(filters).every(([column, asked]) => {
    const text = cells[column] ?? '';
    if (asked === NOTHING || asked === SOMETHING) return (text === '') === (asked === NOTHING);
    if (column === TAGS) return typedTags(text).some((tag) => tagKey(tag) === tagKey(asked));
    const labels = filterLabels(columns.find(({ key }) => key === column)?.offered ?? [], asked);
    return text.split('\n').some((line) => labels.includes(line));
  });
}

const FILTER = 'f-';
/** The name of the column with tags, the same in all tables. */
const TAGS = 'tags';

/** The present arrangement, and the view from which it started. */
export type TableShown = Readonly<{ view: number | null; arrangement: Arrangement }>;

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;
type ViewRead = Pick<TableView, 'id' | 'arrangement'>;

/**
 * The arrangement in the address of a table: a view by its id, or the parameters beside it (`?q=`,
 * `&sort=`, `&dir=down`, `&f-status=`, `&columns=`). Unknown columns are ignored; a filtered column
 * is shown. `kept` are the columns used when the address names none.
 */
export function arrangementOf(
  asked: Asked,
  columns: readonly string[],
  kept: readonly string[],
  views: readonly ViewRead[],
): TableShown {
  const one = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined);
  const view = views.find(({ id }) => String(id) === one('view'));
  const own = one('q') !== undefined || !view;
  const filters = Object.fromEntries(
    columns.flatMap((key) => {
      const value = one(FILTER + key)?.slice(0, MAX_FILTER);
      return value ? [[key, value]] : [];
    }),
  );
  const said: Arrangement =
    view && !own
      ? view.arrangement
      : {
          query: (one('q') ?? '').slice(0, MAX_TABLE_QUERY),
          sort: one('sort') ?? '',
          isDown: one('dir') === 'down',
          filters,
          columns: one('columns')?.split('.') ?? view?.arrangement.columns ?? kept,
        };
  return { view: view?.id ?? null, arrangement: amongColumns(said, columns, kept) };
}

/**
 * Without columns that do not exist (any more), or not for this reader. Filtered columns are shown,
 * and sorting by a hidden column is dropped.
 */
export function amongColumns(said: Arrangement, columns: readonly string[], kept: readonly string[]): Arrangement {
  const filters = Object.fromEntries(Object.entries(said.filters).filter(([key]) => columns.includes(key)));
  const known = said.columns.some((key) => columns.includes(key)) ? said.columns : kept;
  const shown = columns.filter((key) => known.includes(key) || filters[key] !== undefined);
  const isSorted = shown.includes(said.sort);
  return { ...said, ...(!isSorted && { sort: '', isDown: false }), filters, columns: shown };
}

/** The query of an address for an arrangement; only the view, if it is unchanged. */
export function addressOfArrangement(
  { query, sort, isDown, filters, columns }: Arrangement,
  view: ViewRead | undefined,
  known: readonly string[],
): string {
  const asked = new URLSearchParams({
    view: view ? String(view.id) : 'table',
    ...((query || view) && { q: query }),
    ...(sort && { sort }),
    ...(isDown && { dir: 'down' }),
    ...Object.fromEntries(Object.entries(filters).map(([key, value]) => [FILTER + key, value])),
    ...(view && { columns: columns.join('.') }),
  });
  const isAsKept =
    view &&
    isSameArrangement({ query, sort, isDown, filters, columns }, amongColumns(view.arrangement, known, columns));
  return isAsKept ? `?view=${view.id}` : `?${asked}`;
}

const inOrder = (filters: Arrangement['filters']) => Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1));
export const isSameArrangement = (one: Arrangement, other: Arrangement) =>
  JSON.stringify([one.query, one.sort, one.isDown, inOrder(one.filters), one.columns]) ===
  JSON.stringify([other.query, other.sort, other.isDown, inOrder(other.filters), other.columns]);

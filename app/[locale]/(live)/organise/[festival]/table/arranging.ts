import type { Arrangement } from '#lib/exchange/lists/arrangement.ts';

type Key = Readonly<{ key: string }>;

const without = ({ filters }: Arrangement, key: string) => {
  const { [key]: _, ...others } = filters;
  return others;
};
const columnsOf = (all: readonly Key[], isShown: (key: string) => boolean) =>
  all.flatMap(({ key }) => (isShown(key) ? key : []));

/** Shows or hides a column with its filter and order; null for the last one. */
export function withColumn(said: Arrangement, all: readonly Key[], key: string, isShown: boolean) {
  const columns = columnsOf(all, (one) => (one === key ? isShown : said.columns.includes(one)));
  if (columns.length === 0) return null;
  const unsorted = said.sort === key && { sort: '', isDown: false };
  return { columns, ...(!isShown && { filters: without(said, key), ...unsorted }) };
}

/** Filters by a column, which is then shown; without a value, removes its filter. */
export function withFilter(said: Arrangement, all: readonly Key[], key: string, value: string) {
  const filters = { ...without(said, key), ...(value && { [key]: value }) };
  return { filters, columns: columnsOf(all, (one) => said.columns.includes(one) || Boolean(filters[one])) };
}

/** Sorts by a column; the next time in reverse, then in the original order. */
export const sortedBy = ({ sort, isDown }: Arrangement, key: string) =>
  sort === key && isDown ? { sort: '', isDown: false } : { sort: key, isDown: sort === key };

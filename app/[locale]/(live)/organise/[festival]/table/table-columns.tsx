import { useLocale } from 'next-intl';
import { memo } from 'react';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatDuration } from '#lib/time/format.ts';
import { sortedBy } from './arranging.ts';
import type { CellWords } from './cell-row.tsx';
import type { CellState } from './cell-state.ts';
import type { Arranging } from './use-arrangement.ts';

type Columns = readonly TableColumn[];

function widthOf({ label, amount, choices }: TableColumn, at: number): string {
  if (at === 0) return 'col-name';
  if (label.length > 18) return 'col-long';
  if (amount && label.length <= 8) return 'col-amount';
  return choices ? 'col-choice' : '';
}

export const ColumnWidths = ({ columns }: { columns: Columns }) => (
  <colgroup>
    <col className="col-number" />
    {columns.map((column, at) => (
      <col key={column.key} className={widthOf(column, at)} />
    ))}
  </colgroup>
);

/** The names of the columns, each of which sorts by it. */
export function ColumnHeads({
  columns,
  arranging: { said, arrange },
  t,
}: {
  columns: Columns;
  arranging: Arranging;
  t: CellWords;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="cell-number" aria-colindex={1}>
          {t('number')}
        </th>
        {columns.map(({ key, label, amount }, at) => {
          const isSorted = said.sort === key;
          return (
            <th
              key={key}
              scope="col"
              aria-colindex={at + 2}
              aria-sort={isSorted ? (said.isDown ? 'descending' : 'ascending') : undefined}
              data-label={label}
              className={amount ? 'is-number' : undefined}
            >
              <button type="button" className="sorter" onClick={() => arrange(sortedBy(said, key))}>
                {label}
                {isSorted && <span aria-hidden>{said.isDown ? '↓' : '↑'}</span>}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** The number of rows, and the totals of columns. */
export const Totals = memo(function Totals({
  columns,
  present,
  rows,
  t,
}: {
  columns: Columns;
  present: readonly string[];
  rows: CellState['rows'];
  t: CellWords;
}) {
  const locale = useLocale() as Locale;
  const sumOf = (key: string) => present.reduce((sum, row) => sum + (Number(rows.get(row)?.cells[key]) || 0), 0);
  return (
    <tfoot>
      <tr>
        <td className="cell-number" />
        {columns.map(({ key, amount }, at) => (
          <td key={key} className={amount ? 'is-number' : undefined}>
            {at === 0 && t('rows', { count: present.filter((one) => (rows.get(one)?.id ?? 0) > 0).length })}
            {amount === 'sum' && sumOf(key)}
            {amount === 'minutes' && formatDuration(sumOf(key), locale, 'hours')}
          </td>
        ))}
      </tr>
    </tfoot>
  );
});

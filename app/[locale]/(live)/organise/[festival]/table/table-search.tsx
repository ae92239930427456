import { Columns3, Filter, Search, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { KeyboardEvent, RefObject } from 'react';
import { Popover } from '#app/_ui/popover.tsx';
import {
  type Arrangement,
  emptiness,
  filterLabels,
  MAX_TABLE_QUERY,
  NOTHING,
  SOMETHING,
} from '#lib/exchange/lists/arrangement.ts';
import { saidDay, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { CellWords } from './cell-row.tsx';
import type { PlacedCells } from './placed-cells.ts';
import type { Arranging } from './use-arrangement.ts';

/** The search, the choice of columns, the filters, and the number of rows found. */
export function TableSearch({
  cells: { state, t },
  arranging,
  found,
  field,
  onLeave,
}: {
  cells: PlacedCells;
  arranging: Arranging;
  found: number;
  field: RefObject<HTMLInputElement | null>;
  /** Moves the focus from the search down to the rows. */
  onLeave: () => void;
}) {
  const words = useTranslations('records.table');
  const { all, said, isNarrowed, arrange, filter, clear } = arranging;
  const { query, filters, columns: shown } = said;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <search className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <div className="table-search">
        <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
        <input
          ref={field}
          type="search"
          aria-label={words('search')}
          placeholder={words('search')}
          value={query}
          onChange={({ currentTarget }) => arrange({ query: currentTarget.value })}
          onKeyDown={onKeyDown}
          className="input"
          maxLength={MAX_TABLE_QUERY}
          autoComplete="off"
        />
      </div>
      <ColumnChoice arranging={arranging} t={t} />
      <FilterFields columns={all} shown={shown} filters={filters} onFilter={filter} />
      <p role="status" className="text-soft">
        {query && found === 0 ? words('none', { query }) : isNarrowed ? words('found', { count: found }) : ''}
        {state.isSaving ? ` ${t('saving')}` : ''}
        {state.news?.is === 'theirs' ? ` ${t('theirs', state.news)}` : ''}
      </p>
      {isNarrowed && (
        <button type="button" className="link" onClick={clear}>
          <X aria-hidden size={16} className="mr-0.5 inline" />
          {words('clear')}
        </button>
      )}
      <FiltersAsked columns={all} filters={filters} onFilter={filter} />
    </search>
  );
}

function ColumnChoice({ arranging: { all, said, choose }, t }: { arranging: Arranging; t: CellWords }) {
  return (
    <Popover
      title={
        <>
          <Columns3 aria-hidden size={18} />
          {t('columns')}
        </>
      }
    >
      {() => (
        <ul>
          {all.map(({ key, label }) => (
            <li key={key}>
              <label>
                <input
                  type="checkbox"
                  className="pick"
                  checked={said.columns.includes(key)}
                  onChange={({ currentTarget }) => choose(key, currentTarget.checked)}
                />
                {label}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

type Filters = Arrangement['filters'];
type OnFilter = (column: string, value: string) => void;

/** A filter for each column that has few values or is shown; beside the search. */
function FilterFields({
  columns,
  shown,
  filters,
  onFilter,
}: {
  columns: readonly TableColumn[];
  shown: readonly string[];
  filters: Filters;
  onFilter: OnFilter;
}) {
  const t = useTranslations('cells.filters');
  const locale = useLocale() as Locale;
  const said = useSaidFilter();
  const count = Object.keys(filters).length;
  return (
    <Popover
      title={
        <>
          <Filter aria-hidden size={18} />
          {t('title', { count })}
        </>
      }
    >
      {() => (
        <ul className="cells-filters">
          {columns
            .filter(({ key, offered }) => offered.length > 0 || shown.includes(key))
            .map((column) => {
              const { key, label, offered } = column;
              const value = filters[key] ?? '';
              const isKnown = ['', ...emptiness(column), ...offered.map((one) => one.key)].includes(value);
              return (
                <li key={key}>
                  <label>
                    <span>{label}</span>
                    <select
                      className="input"
                      value={value}
                      onChange={({ currentTarget }) => onFilter(key, currentTarget.value)}
                    >
                      <option value="">{t('all')}</option>
                      {offered.map((one) => (
                        <option key={one.key} value={one.key}>
                          {saidDay(one.label, column, locale)}
                        </option>
                      ))}
                      {!isKnown && <option value={value}>{said(column, value)}</option>}
                      {emptiness(column).map((one) => (
                        <option key={one} value={one}>
                          {said(column, one)}
                        </option>
                      ))}
                    </select>
                  </label>
                </li>
              );
            })}
        </ul>
      )}
    </Popover>
  );
}

/** A filter in words. */
function useSaidFilter(): (column: TableColumn, value: string) => string {
  const t = useTranslations('cells.filters');
  const locale = useLocale() as Locale;
  return (column, value) =>
    value === NOTHING || value === SOMETHING
      ? t(value === NOTHING ? 'nothing' : 'something')
      : filterLabels(column.offered, value)
          .map((label) => saidDay(label, column, locale))
          .join(', ');
}

/** The active filters, each with a button to remove it. */
function FiltersAsked({
  columns,
  filters,
  onFilter,
}: {
  columns: readonly TableColumn[];
  filters: Filters;
  onFilter: OnFilter;
}) {
  const t = useTranslations('cells.filters');
  const saidOf = useSaidFilter();
  const asked = columns.flatMap((column) => {
    const value = filters[column.key];
    return value === undefined ? [] : { column, said: t('one', { column: column.label, said: saidOf(column, value) }) };
  });
  if (asked.length === 0) return null;
  return (
    <ul className="cells-asked">
      {asked.map(({ column, said: words }) => (
        <li key={column.key}>
          <button type="button" aria-label={t('remove', { filter: words })} onClick={() => onFilter(column.key, '')}>
            {words}
            <X aria-hidden size={15} />
          </button>
        </li>
      ))}
    </ul>
  );
}

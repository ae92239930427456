import { Columns3, Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent, RefObject } from 'react';
import { Popover } from '#app/_ui/popover.tsx';
import { MAX_TABLE_QUERY } from '#lib/exchange/lists/arrangement.ts';
import type { CellWords } from './cell-row.tsx';
import type { PlacedCells } from './placed-cells.ts';
import { FilterFields, FiltersAsked } from './table-filters.tsx';
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

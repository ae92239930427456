import { Filter, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Popover } from '#app/_ui/popover.tsx';
import { type Arrangement, emptiness, filterLabels, NOTHING, SOMETHING } from '#lib/exchange/lists/arrangement.ts';
import { saidDay, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Filters = Arrangement['filters'];
type OnFilter = (column: string, value: string) => void;

/** A filter for each column that has few values or is shown; beside the search. */
export function FilterFields({
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
export function FiltersAsked({
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

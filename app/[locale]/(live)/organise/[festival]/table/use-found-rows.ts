import { useLocale } from 'next-intl';
import { useDeferredValue, useMemo } from 'react';
import { arranged } from '#app/_ui/table-order.ts';
import { isFound } from '#lib/exchange/lists/arrangement.ts';
import { saidDay, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { CellState, KeyedRow } from './cell-state.ts';
import type { CellStore } from './cell-store.ts';
import type { Arranging } from './use-arrangement.ts';

type Arrangeable = { key: string; name: string; words: string; sort: Record<string, string | number | null> };
const asArranged = new WeakMap<KeyedRow, Arrangeable>();

/** A row as it is searched and sorted. */
function arrangeable(row: KeyedRow, columns: readonly TableColumn[], locale: Locale): Arrangeable {
  const known = asArranged.get(row);
  if (known) return known;
  const sort = Object.fromEntries(
    columns.map(({ key, amount, choices }) => {
      const text = row.cells[key] ?? '';
      const value = amount ? Number(text) : choices ? choices.indexOf(text) : text;
      return [key, text === '' ? null : value];
    }),
  );
  // Days are found by their words as well as by their date.
  const days = columns.map((column) => (column.years ? saidDay(row.cells[column.key] ?? '', column, locale) : ''));
  const name = row.cells[columns[0]?.key ?? ''] || row.called || '';
  const made = { key: row.key, name, words: [row.called, ...Object.values(row.cells), ...days].join(' '), sort };
  asArranged.set(row, made);
  return made;
}

/**
 * The rows an arrangement finds, in its order, then those made since; readers who may not edit see
 * no empty new row.
 */
export function useFoundRows(store: CellStore, state: CellState, { said, all }: Arranging, mayEdit: boolean) {
  const locale = useLocale() as Locale;
  const deferred = useDeferredValue(said);
  const keys = useMemo(() => {
    // Sorted when asked for, so that a row does not move while somebody edits it.
    const { rows } = store.getState();
    const found = state.keys.flatMap((key) => {
      const row = rows.get(key);
      return row && isFound(row.cells, deferred.filters, all) ? arrangeable(row, all, locale) : [];
    });
    return arranged(found, deferred, locale).map(({ key }) => key);
  }, [state.keys, deferred, locale, store, all]);
  const present = useMemo(
    () =>
      [...keys, ...state.added].filter((key) => {
        const id = state.rows.get(key)?.id;
        return id !== undefined && (mayEdit || id > 0);
      }),
    [keys, state.added, state.rows, mayEdit],
  );
  return { found: keys.length, present, isArranged: deferred === said };
}

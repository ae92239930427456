'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useMemo } from 'react';
import { type Column, DataTable, type TableLabels } from '#app/_ui/table.tsx';
import type { Order, Row } from '#app/_ui/table-order.ts';

export type Records = {
  locale: string;
  columns: readonly Column[];
  rows: readonly Row[];
  initial: Order;
  total: number;
  isPartial: boolean;
};

/** A table of records; of those that are too many it says how many are shown. */
export function RecordsTable({
  rows,
  total,
  isPartial,
  ...table
}: Records & Pick<ComponentProps<typeof DataTable>, 'label' | 'picking' | 'children'>) {
  const t = useTranslations('records.table');
  const labels = useTableLabels();
  return (
    <>
      <DataTable {...table} rows={rows} isPartial={isPartial} labels={labels} />
      {isPartial && rows.length < total && (
        <p className="mt-3 text-soft">{t('more', { shown: rows.length, count: total })}</p>
      )}
    </>
  );
}

/** What every table of the desk says. */
function useTableLabels(): TableLabels {
  const t = useTranslations('records.table');
  return useMemo(
    () => ({
      search: t('search'),
      sort: t('sort'),
      clear: t('clear'),
      keys: t('keys'),
      none: (query) => t('none', { query }),
      found: (count) => t('found', { count }),
      pick: (name) => t('pick', { name }),
      pickAll: t('pickAll'),
    }),
    [t],
  );
}

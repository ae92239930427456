'use client';

import { useTranslations } from 'next-intl';
import { type Column, DataTable } from '#app/_ui/table.tsx';
import type { Order, Row } from '#app/_ui/table-order.ts';
import { useTableLabels } from './table-labels.ts';

/** A table of records, with nothing to be done to several at once. */
export function RecordsTable({
  rows,
  total,
  isPartial,
  ...table
}: {
  label: string;
  locale: string;
  columns: readonly Column[];
  rows: readonly Row[];
  initial: Order;
  total: number;
  isPartial: boolean;
}) {
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

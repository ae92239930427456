'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { TableLabels } from '#app/_ui/table.tsx';

/** What every table of the desk says. */
export function useTableLabels(): TableLabels {
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

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState, useSyncExternalStore } from 'react';
import { useSearchKey } from '#app/_ui/use-search-key.ts';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Clocks } from '#lib/time/said-hour.ts';
import { CellGrid } from './cell-grid.tsx';
import { cellStore } from './cell-store.ts';
import { placedCells } from './placed-cells.ts';
import { TableAlerts, TableDone } from './table-said.tsx';
import { TableSearch } from './table-search.tsx';
import { TableViews } from './table-views.tsx';
import { type ArrangementProps, useArrangement } from './use-arrangement.ts';
import { useCellFocus } from './use-cell-focus.ts';
import { useEdit } from './use-edit.ts';
import { useFirstRefused } from './use-first-refused.ts';
import { useFoundRows } from './use-found-rows.ts';
import { useOthers } from './use-others.ts';
import { useAllRows, useSaving } from './use-saving.ts';
import { useTaken } from './use-taken.ts';

type Props = ArrangementProps &
  Readonly<{
    /** What the history calls a row. */
    entity: string;
    slug: string;
    /** Where the desk's pages are. */
    base: string;
    label: string;
    mayKeepViews: boolean;
    /** Whoever may not reads the rows. */
    mayEdit: boolean;
    hasPictures: boolean;
    /** Whether what others than its rows are changes what they say. */
    isEntangled: boolean;
    /** All of them, or the first of so many. */
    rows: readonly TableRow[];
    total: number;
    /** The newest change these rows were read with. */
    after: number;
    userId: number;
    clocks: Clocks;
  }>;

/**
 * Rows as in a spreadsheet: arrows move, a letter or Enter writes, Enter and Tab save and go on,
 * Escape leaves, cells are pasted and filled down, and the last row is a new one. Each cell is read
 * and written as its column of the list says, and saved as one act. Only the rows in sight are
 * drawn.
 */
export function CellTable(props: Props) {
  const { slug, label, initial, mayEdit, rows, total, clocks } = props;
  const t = useTranslations('cells');
  const locale = useLocale() as Locale;
  const address = `/api/festivals/${slug}/tables/${props.noun}`;
  const [store] = useState(() =>
    cellStore({ address, locale, columns: initial.arrangement.columns, rows, fetch: pageFetch }),
  );
  const state = useSyncExternalStore(store.subscribe, store.getState, store.getState);
  const [notice, say] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useSearchKey(search);

  const arranging = useArrangement(props, (columns) => {
    // « Back » may come while somebody writes.
    edit.end('stay');
    taken.reset();
    if (columns.join() !== store.columns().join()) void store.load(columns);
  });
  const { found, present, isArranged } = useFoundRows(store, state, arranging, mayEdit);
  const { columns } = arranging;
  const cells = placedCells({ store, state, columns, present, mayEdit, t, say });
  const taken = useTaken(present, store.keyNow);
  const edit = useEdit(cells, taken, box);
  useCellFocus(box, cells, taken, edit);
  const refused = useFirstRefused(cells, taken, arranging, isArranged);
  useAllRows(store, rows, total);
  useSaving(store, edit, t);
  const isEnded = useOthers(store, props);

  return (
    <section aria-label={label} className="cells">
      <TableViews address={`${address}/views`} arranging={arranging} mayKeep={props.mayKeepViews} clocks={clocks} />
      <TableSearch
        cells={cells}
        arranging={arranging}
        found={found}
        field={search}
        onLeave={() => taken.go({ row: 0, column: 0 })}
      />
      <TableAlerts cells={cells} refused={refused} isEnded={isEnded} clocks={clocks} />
      <TableDone cells={cells} slug={slug} notice={notice} />
      <CellGrid {...props} cells={cells} taken={taken} edit={edit} arranging={arranging} box={box} search={search} />
      <p id="cells-keys" className="mt-2 text-soft text-[0.9rem]">
        {state.keys.length < total && !state.isUnread && `${t('loading')} `}
        {t(mayEdit ? 'keys' : 'keysOfReader')}
      </p>
    </section>
  );
}

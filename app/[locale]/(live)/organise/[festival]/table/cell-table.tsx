'use client';

import { TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { InHeader, MessageBar, UndoBar } from '#app/_components/message-bar.tsx';
import { useSearchKey } from '#app/_ui/focus.ts';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import { type ActWords, sayAct } from '#lib/events/say-act.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { Clocks } from '#lib/time/format.ts';
import { CellGrid } from './cell-grid.tsx';
import { isRefused } from './cell-state.ts';
import { cellStore } from './cell-store.ts';
import { type Edit, type PlacedCells, placedCells, type TakenCells, useEdit, useTaken } from './placed-cells.ts';
import { TableSearch, TableViews } from './table-bar.tsx';
import { useAllRows, useOthers, useSaving } from './table-sync.ts';
import { type ArrangementProps, type Arranging, useArrangement, useFoundRows } from './use-arrangement.ts';

type Props = ArrangementProps &
  Readonly<{
    /** The name of a row's kind in the history. */
    entity: string;
    slug: string;
    /** The base of the desk's addresses. */
    base: string;
    label: string;
    mayKeepViews: boolean;
    /** Without it the rows can only be read. */
    mayEdit: boolean;
    hasPictures: boolean;
    /** Whether changes to other kinds of records change what the rows show. */
    isEntangled: boolean;
    /** All rows, or the first ones. */
    rows: readonly TableRow[];
    total: number;
    /** The newest change when these rows were read. */
    after: number;
    userId: number;
    clocks: Clocks;
  }>;

/**
 * Rows as in a spreadsheet: arrows move, a letter or Enter edits, Enter and Tab save and move on,
 * Escape cancels, cells can be pasted and filled down, and the last row is a new one. Each column
 * reads and writes its cells, and each gesture is saved as one act. Only the rows in sight are
 * drawn.
 */
export function CellTable(props: Props) {
  const { slug, label, initial, mayEdit, rows, total, clocks } = props;
  const t = useTranslations('cells');
  const locale = useLocale();
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
    // « Back » may be pressed while a cell is being edited.
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

/** The focus follows the active cell, which comes into sight with what is said of it. */
function useCellFocus(
  box: RefObject<HTMLElement | null>,
  { state, columns }: PlacedCells,
  { held, hasFocus }: TakenCells,
  { isOpen }: Edit,
) {
  const said = state.typed.get(held.key ?? '')?.[columns[held.column]?.key ?? '']?.said;
  useLayoutEffect(() => {
    if (!hasFocus.current || isOpen) return;
    const row = box.current?.querySelector(`tr[data-row="${held.key}"]`);
    const cell = row?.querySelector<HTMLElement>(`[data-at="${held.column}"]`);
    const target = cell?.matches('[data-focus]') ? cell : cell?.querySelector<HTMLElement>('[data-focus]');
    target?.focus({ preventScroll: true });
    for (const one of [cell, said && cell?.querySelector('.cell-said')])
      if (one) one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box, hasFocus, held, isOpen, said]);
}

/** How many cells were refused, and the way to the first, whatever keeps it out of sight. */
function useFirstRefused(
  { state: { typed }, present, columns }: PlacedCells,
  { go }: TakenCells,
  { reveal }: Arranging,
  isArranged: boolean,
) {
  const [isSought, seek] = useState(false);
  const refused = [...typed].flatMap(([row, cells]) =>
    Object.keys(cells).filter((column) => isRefused(typed, row, column)),
  );
  function goToFirst() {
    const row = present.findIndex((key) => columns.some((column) => isRefused(typed, key, column.key)));
    const column = columns.findIndex(({ key }) => isRefused(typed, present[row] ?? '', key));
    if (column >= 0) return go({ row, column });
    if (isSought) return;
    // What leaves it out goes: a filter, words, its hidden column.
    reveal(new Set(refused));
    seek(true);
  }
  const goToSought = useEffectEvent(() => {
    goToFirst();
    seek(false);
  });
  // Once the rows are those of what is asked for now: they follow it.
  useEffect(() => {
    if (isSought && isArranged) goToSought();
  }, [isSought, isArranged]);
  return { count: refused.length, goToFirst };
}

/** What is wrong, each with what can be done. */
function TableAlerts({
  cells: { state, store, t },
  refused,
  isEnded,
  clocks,
}: {
  cells: PlacedCells;
  refused: { count: number; goToFirst: () => void };
  /** Changes by others are not reported any more. */
  isEnded: boolean;
  clocks: Clocks;
}) {
  const acts = useTranslations('acts');
  const common = useTranslations('common');
  const locale = useLocale();
  const { lost, isStuck, isUnread, news } = state;
  return (
    <p role="alert" className="cells-alert">
      {refused.count > 0 && (
        <span>
          <TriangleAlert aria-hidden size={18} /> {t('refused', { count: refused.count })}{' '}
          <button type="button" className="link" onClick={refused.goToFirst}>
            {t('toRefused')}
          </button>
        </span>
      )}
      {lost !== '' && (
        <span>
          {t('lost', { text: lost })}{' '}
          <button type="button" className="btn quiet" onClick={store.lostRead}>
            {common('close')}
          </button>
        </span>
      )}
      {(isStuck || isUnread) && (
        <span>
          {isStuck && t('unsaved')} {isUnread && t('unread')}{' '}
          <button type="button" className="btn" onClick={store.retry}>
            {t('retry')}
          </button>
        </span>
      )}
      {isEnded && <span>{acts('state.ended')}</span>}
      {news?.is === 'refused' && <span>{sayAct(acts as ActWords, news.answer.message, { locale, clocks })}</span>}
    </p>
  );
}

/** What was just done, with « Défaire », or why something was not done. */
function TableDone({
  cells: { state, store, t, say },
  slug,
  notice,
}: {
  cells: PlacedCells;
  slug: string;
  notice: string | null;
}) {
  const { news } = state;
  return (
    <InHeader>
      {news?.is === 'done' && news.count > 0 && notice === null && (
        <UndoBar
          key={news.batch}
          slug={slug}
          batch={news.batch}
          message={t('done', { count: news.count })}
          onTurned={store.turned}
          isPassing
        />
      )}
      {notice !== null && <MessageBar tone="plain" message={notice} onClose={() => say(null)} />}
    </InHeader>
  );
}

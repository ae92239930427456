import { useSearchParams } from 'next/navigation';
import { useLocale } from 'next-intl';
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { noteAddress, replaceAddress } from '#app/_ui/hold-page.ts';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import { arranged } from '#app/_ui/table-order.ts';
import { columnsCookie } from '#app/[locale]/(live)/organise/[festival]/desk-cookies.ts';
import {
  type Arrangement,
  addressOfArrangement,
  arrangementOf,
  isFound,
  type TableShown,
  type TableView,
} from '#lib/exchange/lists/arrangement.ts';
import { saidDay, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { ViewsDone } from '#lib/exchange/programmes/table-views.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { CellState, KeyedRow } from './cell-state.ts';
import type { CellStore } from './cell-store.ts';

export type ArrangementProps = Readonly<{
  noun: string;
  columns: readonly TableColumn[];
  initial: TableShown;
  /** The columns of this device, without a view. */
  kept: readonly string[];
  views: readonly TableView[];
}>;

/** What a table shows: columns, filters, order and search, and the view they are saved in. */
export function useArrangement(
  { noun, columns: all, initial, kept, views: given }: ArrangementProps,
  /** Called with the columns before another arrangement is shown from its first row. */
  onShow: (columns: readonly string[]) => void,
) {
  const [said, setSaid] = useState(initial.arrangement);
  const [views, setViews] = useState(given);
  const [viewId, setViewId] = useState(initial.view);
  const view = views.find(({ id }) => id === viewId);
  const keys = all.map(({ key }) => key);
  const show = ({ view: opened, arrangement }: TableShown) => {
    onShow(arrangement.columns);
    setViewId(opened);
    setSaid(arrangement);
  };
  const keepAddress = useAddress(all, initial, kept, views, show);
  const arrange = (patch: Partial<Arrangement>) => {
    const arrangement = { ...said, ...patch };
    show({ view: viewId, arrangement });
    keepAddress(arrangement, view);
  };
  return {
    all,
    said,
    /** The shown columns. */
    columns: useMemo(() => all.filter(({ key }) => said.columns.includes(key)), [all, said.columns]),
    views,
    view,
    /** What is shown differs from the view. */
    isChanged: view !== undefined && addressOfArrangement(said, view, keys) !== `?view=${view.id}`,
    isNarrowed: said.query !== '' || Object.keys(said.filters).length > 0,
    arrange,
    clear: () => arrange({ query: '', filters: {} }),
    filter: (key: string, value: string) => arrange(withFilter(said, all, key, value)),
    choose: (key: string, isShown: boolean) => {
      const next = withColumn(said, all, key, isShown);
      if (!next) return;
      arrange(next);
      // With a view, the columns are not stored on the device.
      if (!view) keepCookie(columnsCookie(noun), next.columns.join('.'));
    },
    /** Shows all rows, and these columns besides the shown ones. */
    reveal: (columns: ReadonlySet<string>) =>
      arrange({
        query: '',
        filters: {},
        columns: keys.filter((key) => said.columns.includes(key) || columns.has(key)),
      }),
    openView: (one: TableView | undefined) => {
      const next = arrangementOf(one ? { view: String(one.id) } : {}, keys, kept, one ? [one] : []);
      show(next);
      keepAddress(next.arrangement, one);
    },
    /** After the team's views were changed here. */
    viewsChanged: (done: ViewsDone) => {
      setViews(done.views);
      if (done.said !== null) return;
      setViewId(done.id);
      keepAddress(
        said,
        done.views.find(({ id }) => id === done.id),
      );
    },
  };
}

export type Arranging = ReturnType<typeof useArrangement>;

type Key = Readonly<{ key: string }>;

const without = ({ filters }: Arrangement, key: string) => {
  const { [key]: _, ...others } = filters;
  return others;
};
const columnsOf = (all: readonly Key[], isShown: (key: string) => boolean) =>
  all.flatMap(({ key }) => (isShown(key) ? key : []));

/** Shows or hides a column with its filter and order; null for the last one. */
export function withColumn(said: Arrangement, all: readonly Key[], key: string, isShown: boolean) {
  const columns = columnsOf(all, (one) => (one === key ? isShown : said.columns.includes(one)));
  if (columns.length === 0) return null;
  const unsorted = said.sort === key && { sort: '', isDown: false };
  return { columns, ...(!isShown && { filters: without(said, key), ...unsorted }) };
}

/** Filters by a column, which is then shown; without a value, removes its filter. */
export function withFilter(said: Arrangement, all: readonly Key[], key: string, value: string) {
  const filters = { ...without(said, key), ...(value && { [key]: value }) };
  return { filters, columns: columnsOf(all, (one) => said.columns.includes(one) || Boolean(filters[one])) };
}

/** Sorts by a column; the next time in reverse, then in the original order. */
export const sortedBy = ({ sort, isDown }: Arrangement, key: string) =>
  sort === key && isDown ? { sort: '', isDown: false } : { sort: key, isDown: sort === key };

/** In milliseconds: the address is updated after a pause, since the router handles each change. */
const PAUSE = 250;

/**
 * Keeps in the address what a table shows, so that it can be shared and « Back » restores it: a
 * page cached by the router does not know what was chosen since. `kept`: the default columns.
 */
function useAddress(
  columns: readonly TableColumn[],
  initial: TableShown,
  kept: readonly string[],
  views: readonly TableView[],
  show: (shown: TableShown) => void,
): (arrangement: Arrangement, view: TableView | undefined) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string | null>(null);
  /** The last address that was opened or written. */
  const own = useRef<string | null>(null);
  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (waiting.current !== null && waiting.current !== location.search) {
      own.current = waiting.current;
      replaceAddress(waiting.current);
    }
    waiting.current = null;
  }, []);
  // When the page is opened, and when a link leads to another address of it, such as « Films » in
  // the menu.
  const search = useSearchParams().toString();
  const follow = useEffectEvent(() => {
    if (own.current === location.search) return;
    const isOpened = own.current === null;
    own.current = location.search;
    noteAddress();
    waiting.current = null;
    const keys = columns.map(({ key }) => key);
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    const shown = arrangementOf(asked, keys, kept, views);
    if (!isOpened || !isEqual(shown, initial)) show(shown);
  });
  useEffect(() => follow(), [search]);
  useEffect(() => {
    // Before a link is followed, so that « Back » leads to the present address.
    window.addEventListener('pointerdown', write, true);
    window.addEventListener('focusout', write, true);
    return () => {
      window.removeEventListener('pointerdown', write, true);
      window.removeEventListener('focusout', write, true);
      clearTimeout(timer.current);
    };
  }, [write]);
  return (arrangement, view) => {
    const keys = columns.map(({ key }) => key);
    waiting.current = addressOfArrangement(arrangement, view, keys);
    clearTimeout(timer.current);
    timer.current = setTimeout(write, PAUSE);
  };
}

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
  const locale = useLocale();
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

import { useMemo, useState } from 'react';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import {
  type Arrangement,
  addressOfArrangement,
  arrangementOf,
  type TableShown,
  type TableView,
} from '#lib/exchange/lists/arrangement.ts';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { ViewsDone } from '#lib/exchange/programmes/table-views.ts';
import { withColumn, withFilter } from './arranging.ts';
import { columnsCookie } from './table-cookies.ts';
import { useAddress } from './use-address.ts';

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

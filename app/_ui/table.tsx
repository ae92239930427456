'use client';

import { ArrowDown, ArrowUp, PencilOff, Search, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import {
  type Dispatch,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  type RefObject,
  type SetStateAction,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useSearchKey } from './focus.ts';
import { PageWays, type PlainColumn, RowCells } from './plain-table.tsx';
import { arranged, type Order, orderAddressOf, orderOf, PAGE_ROWS, type Row, ticking } from './table-order.ts';
import { useLive } from './use-live.ts';

type TableWords = ReturnType<typeof useTranslations<'records.table'>>;

export type Column = PlainColumn & { isSortable?: boolean };
/** The rows a table shows, out of `total`. */
export type TableRows = {
  columns: readonly Column[];
  rows: readonly Row[];
  initial: Order;
  locale: string;
  total: number;
  /** The server has more rows than these, so it is asked for each search and order. */
  isPartial: boolean;
};
/**
 * A table that is sorted and searched at once, and used with the keyboard: arrows move from row to
 * row, Enter opens, `/` searches. Without a script the search is a form and each heading a link,
 * answered by the server with the same rules. On a narrow screen each row is a card.
 */
export function DataTable({
  label,
  columns,
  rows,
  initial,
  locale,
  total,
  isPartial,
  picking,
  children,
}: TableRows & {
  label: string;
  picking?: Picking;
  /** Shown beside the search. */
  children?: ReactNode;
}) {
  const t = useTranslations('records.table');
  const [order, change] = useOrder(initial, columns, isPartial);
  const deferred = useDeferredValue(order);
  const shown = useMemo(() => arranged(rows, deferred, locale), [rows, deferred, locale]);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useSearchKey(search);
  // The server may find more than this page holds, so no count is shown until it has answered.
  const isAnswered = !isPartial || deferred.query === initial.query;
  const count = isPartial ? total : shown.length;
  const showAll = () => {
    change({ ...order, query: '' });
    search.current?.focus();
  };
  return (
    <section aria-label={label} className="grid grid-cols-1 gap-4">
      <search className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <OrderFields
          order={order}
          columns={columns}
          search={search}
          t={t}
          onChange={change}
          onDown={() => body.current?.querySelector('a')?.focus()}
        />
        {children}
      </search>
      <p role="status" className={order.query ? 'text-soft' : 'spoken'}>
        {order.query && isAnswered && (count === 0 ? t('none', { query: order.query }) : t('found', { count }))}{' '}
        {order.query && (
          <button type="button" className="link" onClick={() => change({ ...order, query: '' })}>
            <X aria-hidden size={16} className="mr-0.5 inline" />
            {t('clear')}
          </button>
        )}
      </p>
      {shown.length > 0 && (
        <OrderedRows
          rows={shown}
          columns={columns}
          order={order}
          picking={picking}
          body={body}
          search={search}
          t={t}
          onSort={change}
        />
      )}
      {isPartial && (
        <PageWays
          asked={order.from}
          size={PAGE_ROWS}
          total={total}
          hrefOf={(from) => orderAddressOf({ ...order, from })}
        />
      )}
      {picking?.bar(
        <PickedSaid
          picking={picking}
          rows={shown}
          search={search}
          onShow={isPartial || !deferred.query ? undefined : showAll}
        />,
      )}
    </section>
  );
}

function OrderedRows({
  rows,
  columns,
  order,
  picking,
  body,
  search,
  t,
  onSort,
}: {
  rows: readonly Row[];
  columns: readonly Column[];
  order: Order;
  picking: Picking | undefined;
  body: RefObject<HTMLTableSectionElement | null>;
  search: RefObject<HTMLInputElement | null>;
  t: TableWords;
  onSort: (order: Order) => void;
}) {
  const pickRange = usePickedRange(body, picking);
  return (
    <table
      className="data-table"
      onKeyDown={(event) => goToRow(event, body.current, search.current)}
      onClick={pickRange}
    >
      <thead>
        <tr>
          {picking && (
            <td className="md:w-11">
              <PickAll picking={picking} rows={rows} label={t('pickAll')} />
            </td>
          )}
          {columns.map((column) => (
            <Heading key={column.key} column={column} order={order} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <BodyRow
            key={row.key}
            row={row}
            columns={columns}
            t={t}
            formId={picking?.formId}
            pickName={picking?.name}
            isPicked={picking?.picked.has(row.key) ?? false}
            setPicked={picking?.setPicked}
          />
        ))}
      </tbody>
    </table>
  );
}

function Heading({ column, order, onSort }: { column: Column; order: Order; onSort: (order: Order) => void }) {
  const isSorted = order.sort === column.key;
  const next = { ...order, sort: column.key, isDown: isSorted && !order.isDown, from: 0 };
  const Arrow = order.isDown ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.isDown ? 'descending' : 'ascending') : undefined}
      className={column.isNumeric ? 'text-right' : undefined}
    >
      {column.isSortable ? (
        <a
          href={orderAddressOf(next)}
          className="sorter"
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onSort(next);
          }}
        >
          {column.label}
          {isSorted && <Arrow aria-hidden size={16} />}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

const BodyRow = memo(function BodyRow({
  row,
  columns,
  t,
  formId,
  pickName,
  isPicked,
  setPicked,
}: {
  row: Row;
  columns: readonly Column[];
  t: TableWords;
  formId: string | undefined;
  pickName: string | undefined;
  isPicked: boolean;
  setPicked: Picking['setPicked'] | undefined;
}) {
  const toggle = () => setPicked?.((picked) => ticking([row.key], !picked.has(row.key))(picked));
  return (
    <tr className={isPicked ? 'is-picked' : undefined}>
      {setPicked && (
        <td className="pick-cell">
          {row.fixed ? (
            <span className="pick-label">
              <PencilOff role="img" aria-label={row.fixed} size={18} className="text-soft" />
            </span>
          ) : (
            <label className="pick-label">
              <input
                type="checkbox"
                form={formId}
                name={pickName}
                value={row.key}
                aria-label={t('pick', { name: row.name })}
                className="pick"
                checked={isPicked}
                onChange={toggle}
              />
            </label>
          )}
        </td>
      )}
      <RowCells row={row} columns={columns} />
    </tr>
  );
});

/**
 * Arrows go to the same thing (link or box) of the next row of `body`, and from the first one up to
 * `above`.
 */
function goToRow(event: KeyboardEvent<HTMLElement>, body: HTMLElement | null, above: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  const kind = event.target.matches('input') ? 'input' : 'a';
  const all = [...(body?.querySelectorAll<HTMLElement>(`tr ${kind}`) ?? [])];
  const at = all.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  if (at === 0 && step === -1) above?.focus();
  else all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
}

/**
 * The search of a table, and on a narrow screen its order; without a script it is a form. The
 * button that reverses the order needs a script.
 */
function OrderFields({
  order,
  columns,
  search,
  t,
  onChange,
  onDown,
}: {
  order: Order;
  columns: readonly { key: string; label: string; isSortable?: boolean }[];
  search: RefObject<HTMLInputElement | null>;
  t: TableWords;
  onChange: (order: Order) => void;
  /** Moves the focus from the search down to the rows. */
  onDown: () => void;
}) {
  const isLive = useLive();
  const Arrow = order.isDown ? ArrowDown : ArrowUp;
  return (
    <form className="contents" onSubmit={(event) => event.preventDefault()}>
      <div className="table-search">
        <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
        <input
          ref={search}
          type="search"
          name="q"
          aria-label={t('search')}
          placeholder={t('search')}
          title={t('keys')}
          value={order.query}
          onChange={(event) => onChange({ ...order, query: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            onDown();
          }}
          className="input"
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <div className="flex max-w-full flex-wrap items-center gap-2 md:hidden">
        <label className="flex max-w-full flex-wrap items-center gap-x-2">
          <span className="nowrap text-soft">{t('sort')}</span>
          <select
            name="sort"
            className="input w-auto"
            value={order.sort}
            onChange={(event) => onChange({ ...order, sort: event.currentTarget.value, isDown: false, from: 0 })}
          >
            {columns
              .filter((column) => column.isSortable)
              .map((column) => (
                <option key={column.key} value={column.key}>
                  {column.label}
                </option>
              ))}
          </select>
        </label>
        <button
          type="button"
          className="btn quiet w-11 px-0"
          aria-label={t('down')}
          title={t('down')}
          aria-pressed={order.isDown}
          data-waits={isLive ? undefined : ''}
          onClick={() => onChange({ ...order, isDown: !order.isDown, from: 0 })}
        >
          <Arrow aria-hidden size={20} />
        </button>
      </div>
      {order.isDown && <input type="hidden" name="dir" value="down" />}
    </form>
  );
}

/** How long typing must pause before the server is asked, in milliseconds. */
const ASK_AFTER = 250;

/**
 * The search and order of a table, kept in its address too; `isPartial`: the server must be asked
 * for the results.
 */
function useOrder(
  initial: Order,
  columns: readonly { key: string; isSortable?: boolean }[],
  isPartial: boolean,
): [order: Order, change: (asked: Order) => void] {
  const [order, setOrder] = useState(initial);
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (asked: Order) => {
    const next = { ...asked, from: 0 };
    setOrder(next);
    if (!isPartial) return history.replaceState(null, '', orderAddressOf(next));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.replace(orderAddressOf(next), { scroll: false }), ASK_AFTER);
  };
  // On « Back » the router restores an older table, without what was typed since: the address has
  // it.
  useEffect(() => {
    const [first, ...others] = columns.filter(({ isSortable }) => isSortable).map(({ key }) => key);
    if (first === undefined) return;
    const asked = orderOf(Object.fromEntries(new URLSearchParams(location.search)), [first, ...others]);
    setOrder((shown) => (orderAddressOf(shown) === orderAddressOf(asked) ? shown : asked));
  }, [columns]);
  return [order, change];
}

/**
 * The ticked rows, the form their boxes belong to, and the bar that acts on them, given what is
 * said of the ticked rows, which stands in that form.
 */
type Picking = {
  formId: string;
  name: string;
  picked: ReadonlySet<string>;
  setPicked: Dispatch<SetStateAction<ReadonlySet<string>>>;
  bar: (said: ReactNode) => ReactNode;
};

/** Shift-clicking a box also ticks those between it and the last one. */
function usePickedRange(body: RefObject<HTMLElement | null>, picking: Picking | undefined) {
  const lastPicked = useRef<HTMLInputElement>(null);
  return (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const boxes = [...(body.current?.querySelectorAll<HTMLInputElement>('.pick') ?? [])];
    const [from, to] = [lastPicked.current, event.target].map((box) => (box ? boxes.indexOf(box) : -1));
    lastPicked.current = event.target;
    if (!event.shiftKey || from === undefined || to === undefined || from < 0 || to < 0) return;
    const { checked } = event.target;
    // The box that was clicked reports its own change.
    const between = boxes.slice(Math.min(from, to), Math.max(from, to) + 1).filter((box) => box !== event.target);
    const keys = between.map(({ value }) => value);
    picking?.setPicked(ticking(keys, checked));
  };
}

/** Ticks all rows that are shown, or none. */
function PickAll({
  picking: { picked, setPicked },
  rows,
  label,
}: {
  picking: Picking;
  rows: readonly Row[];
  label: string;
}) {
  const keys = rows.flatMap((row) => (row.fixed ? [] : row.key));
  const isAllPicked = keys.length > 0 && keys.every((key) => picked.has(key));
  return (
    <label className="pick-all">
      <input
        type="checkbox"
        aria-label={label}
        className="pick"
        checked={isAllPicked}
        onChange={() => setPicked(ticking(keys, !isAllPicked))}
      />
      <span aria-hidden="true" className="md:hidden">
        {label}
      </span>
    </label>
  );
}

/**
 * How many rows are ticked, and how many of them the table does not show: ticks are kept while
 * another search or page is shown, and an act takes those too. Posts them with the rest.
 */
function PickedSaid({
  picking: { name, picked, setPicked },
  rows,
  search,
  onShow,
}: {
  picking: Picking;
  rows: readonly Row[];
  /** Gets the focus when nothing is left ticked, as this bar goes then. */
  search: RefObject<HTMLInputElement | null>;
  /** Ends the search that hides them; absent where they are on other pages. */
  onShow: (() => void) | undefined;
}) {
  const t = useTranslations('records.table');
  const seen = new Set(rows.map(({ key }) => key));
  const unseen = [...picked].filter((key) => !seen.has(key));
  const way = (label: string, onPress: () => void, more = '') => (
    <button type="button" className={`link max-md:min-h-11 ${more}`} onClick={onPress}>
      {label}
    </button>
  );
  return (
    <>
      {unseen.map((key) => (
        <input key={key} type="hidden" name={name} value={key} />
      ))}
      <p>
        <b>{t('picked', { count: picked.size })}</b>{' '}
        {picked.size === 1 && unseen.length === 0 && <span className="text-soft max-md:hidden">{t('pickRange')}</span>}
      </p>
      {way(t('unpick'), () => {
        setPicked(new Set());
        search.current?.focus();
      })}
      <p role="status">{unseen.length > 0 && t('unseen', { count: unseen.length })}</p>
      {unseen.length > 0 && onShow && way(t('showPicked', { count: unseen.length }), onShow, 'picked-more')}
      {unseen.length > 0 &&
        unseen.length < picked.size &&
        way(t('unpickUnseen', { count: unseen.length }), () => setPicked(ticking(unseen, false)), 'picked-more')}
    </>
  );
}

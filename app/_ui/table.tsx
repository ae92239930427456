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
  type SetStateAction,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { PageWays } from './page-ways.tsx';
import { type PlainColumn, RowCells } from './plain-table.tsx';
import { arranged, type Order, orderAddressOf, orderOf, PAGE_ROWS, type Row, ticking } from './table-order.ts';
import { useSearchKey } from './use-search-key.ts';

export type Column = PlainColumn & { isSortable?: boolean };
/** What a table shows, out of `total`. */
export type TableRows = {
  columns: readonly Column[];
  rows: readonly Row[];
  initial: Order;
  locale: string;
  total: number;
  /** The server holds more rows than these: it is asked again for each search and order. */
  isPartial: boolean;
};
/** Rows that are ticked, and the form their boxes belong to. */
type Picking = {
  formId: string;
  name: string;
  picked: ReadonlySet<string>;
  setPicked: Dispatch<SetStateAction<ReadonlySet<string>>>;
};

/** How long typing must pause before the server is asked, in milliseconds. */
const ASK_AFTER = 250;

/**
 * A table that sorts and searches at once, and opens with the keyboard: arrows go from row to row,
 * Enter opens, `/` searches. Without a script the search is a form and each heading a link,
 * answered by the server with the same rule. On a narrow screen a row is a card.
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
  /** Stands beside the search. */
  children?: ReactNode;
}) {
  const t = useTranslations('records.table');
  const [order, setOrder] = useState(initial);
  const deferred = useDeferredValue(order);
  const shown = useMemo(() => arranged(rows, deferred, locale), [rows, deferred, locale]);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);

  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (asked: Order) => {
    const next = { ...asked, from: 0 };
    setOrder(next);
    if (!isPartial) return history.replaceState(null, '', orderAddressOf(next));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.replace(orderAddressOf(next), { scroll: false }), ASK_AFTER);
  };
  // « Back » draws the table the router kept, which knows nothing of what was typed since: the
  // address does.
  useEffect(() => {
    const [first, ...others] = columns.filter(({ isSortable }) => isSortable).map(({ key }) => key);
    if (first === undefined) return;
    const asked = orderOf(Object.fromEntries(new URLSearchParams(location.search)), [first, ...others]);
    setOrder((shown) => (orderAddressOf(shown) === orderAddressOf(asked) ? shown : asked));
  }, [columns]);
  useSearchKey(search);
  // What is found on this page is not what the server finds: until it has answered nothing is said.
  const isAnswered = !isPartial || deferred.query === initial.query;
  const count = isPartial ? total : shown.length;

  /** Arrows go to the same thing (link or box) of the next row. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement)) return;
    const kind = event.target.matches('input') ? 'input' : 'a';
    const all = [...(body.current?.querySelectorAll<HTMLElement>(`tr ${kind}`) ?? [])];
    const at = all.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    if (at === 0 && step === -1) search.current?.focus();
    else all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
  };

  // With Shift a box takes along those between it and the one before.
  const lastPicked = useRef<HTMLInputElement>(null);
  const pickRange = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const boxes = [...(body.current?.querySelectorAll<HTMLInputElement>('.pick') ?? [])];
    const [from, to] = [lastPicked.current, event.target].map((box) => (box ? boxes.indexOf(box) : -1));
    lastPicked.current = event.target;
    if (!event.shiftKey || from === undefined || to === undefined || from < 0 || to < 0) return;
    const { checked } = event.target;
    // The box itself says so on its own.
    const between = boxes.slice(Math.min(from, to), Math.max(from, to) + 1).filter((box) => box !== event.target);
    picking?.setPicked(
      ticking(
        between.map(({ value }) => value),
        checked,
      ),
    );
  };

  // A tick stays while others are searched: what is not in sight is posted with the rest.
  const seen = new Set(shown.map(({ key }) => key));
  const pickable = shown.filter((row) => !row.fixed);
  const isAllPicked =
    picking !== undefined && pickable.length > 0 && pickable.every((row) => picking.picked.has(row.key));
  return (
    <section aria-label={label} className="grid grid-cols-1 gap-4">
      {picking &&
        [...picking.picked].map(
          (key) =>
            !seen.has(key) && <input key={key} type="hidden" form={picking.formId} name={picking.name} value={key} />,
        )}
      <search className="flex flex-wrap items-center gap-x-5 gap-y-3">
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
              onChange={(event) => change({ ...order, query: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown') return;
                event.preventDefault();
                body.current?.querySelector('a')?.focus();
              }}
              className="input"
              maxLength={200}
              autoComplete="off"
            />
          </div>
          <label className="flex max-w-full flex-wrap items-center gap-x-2 md:hidden">
            <span className="nowrap text-soft">{t('sort')}</span>
            <select
              name="sort"
              className="input w-auto"
              value={order.sort}
              onChange={(event) => change({ ...order, sort: event.currentTarget.value, isDown: false })}
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
          {order.isDown && <input type="hidden" name="dir" value="down" />}
        </form>
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
        <table className="data-table" onKeyDown={onKeyDown} onClick={pickRange}>
          <thead>
            <tr>
              {picking && (
                <td className="w-11">
                  <input
                    type="checkbox"
                    aria-label={t('pickAll')}
                    className="pick"
                    checked={isAllPicked}
                    onChange={() =>
                      picking.setPicked(
                        ticking(
                          pickable.map((row) => row.key),
                          !isAllPicked,
                        ),
                      )
                    }
                  />
                </td>
              )}
              {columns.map((column) => (
                <Heading key={column.key} column={column} order={order} onSort={change} />
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {shown.map((row) => (
              <BodyRow
                key={row.key}
                row={row}
                columns={columns}
                say={t}
                formId={picking?.formId}
                pickName={picking?.name}
                isPicked={picking?.picked.has(row.key) ?? false}
                setPicked={picking?.setPicked}
              />
            ))}
          </tbody>
        </table>
      )}
      {isPartial && (
        <PageWays
          asked={order.from}
          size={PAGE_ROWS}
          total={total}
          hrefOf={(from) => orderAddressOf({ ...order, from })}
        />
      )}
    </section>
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
  say,
  formId,
  pickName,
  isPicked,
  setPicked,
}: {
  row: Row;
  columns: readonly Column[];
  say: ReturnType<typeof useTranslations<'records.table'>>;
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
            <PencilOff role="img" aria-label={row.fixed} size={18} className="text-soft" />
          ) : (
            <label className="pick-label">
              <input
                type="checkbox"
                form={formId}
                name={pickName}
                value={row.key}
                aria-label={say('pick', { name: row.name })}
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

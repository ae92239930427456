'use client';

import { ArrowDown, ArrowUp, PencilOff, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useDeferredValue, useMemo, useRef } from 'react';
import { useSearchKey } from './focus.ts';
import { PageWays, type PlainColumn, RowCells } from './plain-table.tsx';
import {
  OrderFields,
  PickAll,
  PickedUnseen,
  type Picking,
  type TableWords,
  useOrder,
  usePickedRange,
} from './table-controls.tsx';
import { arranged, type Order, orderAddressOf, PAGE_ROWS, type Row, ticking } from './table-order.ts';

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
  return (
    <section aria-label={label} className="grid grid-cols-1 gap-4">
      {picking && <PickedUnseen picking={picking} rows={shown} />}
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

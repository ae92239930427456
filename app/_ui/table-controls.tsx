import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { useTranslations } from 'next-intl';
import {
  type Dispatch,
  type MouseEvent,
  type RefObject,
  type SetStateAction,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type Order, orderAddressOf, orderOf, type Row, ticking } from './table-order.ts';
import { useLive } from './use-live.ts';

export type TableWords = ReturnType<typeof useTranslations<'records.table'>>;

/**
 * The search of a table, and on a narrow screen its order; without a script it is a form. The
 * button that reverses the order needs a script.
 */
export function OrderFields({
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
export function useOrder(
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

/** The ticked rows, and the form their boxes belong to. */
export type Picking = {
  formId: string;
  name: string;
  picked: ReadonlySet<string>;
  setPicked: Dispatch<SetStateAction<ReadonlySet<string>>>;
};

/** Shift-clicking a box also ticks those between it and the last one. */
export function usePickedRange(body: RefObject<HTMLElement | null>, picking: Picking | undefined) {
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
export function PickAll({
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

/** Ticks are kept while another search is shown; this posts those out of sight with the rest. */
export function PickedUnseen({ picking, rows }: { picking: Picking; rows: readonly Row[] }) {
  const seen = new Set(rows.map(({ key }) => key));
  return [...picking.picked].map(
    (key) => !seen.has(key) && <input key={key} type="hidden" form={picking.formId} name={picking.name} value={key} />,
  );
}

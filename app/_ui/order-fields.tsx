import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import type { useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import type { Order } from './table-order.ts';
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

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Order, orderAddressOf, orderOf } from './table-order.ts';

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

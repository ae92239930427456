import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { noteAddress, replaceAddress } from '#app/_ui/hold-page.ts';
import {
  type Arrangement,
  addressOfArrangement,
  arrangementOf,
  type TableShown,
  type TableView,
} from '#lib/exchange/lists/arrangement.ts';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import { isEqual } from '#lib/plain-values.ts';

/** The router hears of each address: it is written when somebody pauses. Milliseconds. */
const PAUSE = 250;

/**
 * Keeps in the address what a table shows, so that it can be sent and that « Back » finds it again:
 * a page the router kept knows nothing of what was asked for since. `kept`: the columns of whoever
 * asks for none.
 */
export function useAddress(
  columns: readonly TableColumn[],
  initial: TableShown,
  kept: readonly string[],
  views: readonly TableView[],
  show: (shown: TableShown) => void,
): (arrangement: Arrangement, view: TableView | undefined) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string | null>(null);
  /** The address that says what is shown, as it was followed or written. */
  const own = useRef<string | null>(null);
  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (waiting.current !== null && waiting.current !== location.search) {
      own.current = waiting.current;
      replaceAddress(waiting.current);
    }
    waiting.current = null;
  }, []);
  // As the page is opened, and where a link leads to another address of it: « Films » in the menu.
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
    // Before a link is followed, whose page « Back » leads back from.
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

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

/** In milliseconds: the address is updated after a pause, since the router handles each change. */
const PAUSE = 250;

/**
 * Keeps in the address what a table shows, so that it can be shared and « Back » restores it: a
 * page cached by the router does not know what was chosen since. `kept`: the default columns.
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

import { useEffect, useEffectEvent, useRef } from 'react';
import { holdPage } from '#app/_ui/hold-page.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellWords } from './cell-row.tsx';
import type { CellStore } from './cell-store.ts';
import type { Edit } from './use-edit.ts';

/** Reads all rows once the page has its script, and after an undo. */
export function useAllRows(store: CellStore, given: readonly TableRow[], total: number) {
  // What the page was drawn with, again after an undo: all of it, or its beginning.
  const drawn = useRef(given.length < total ? null : given);
  useEffect(() => {
    if (drawn.current === given) return;
    drawn.current = given;
    // Read once more where all of them were drawn: only so is it known what was made meanwhile.
    void store.load();
  }, [given, store]);
}

/** What is not saved holds the page, and is sent again once there is a network. */
export function useSaving(store: CellStore, edit: Edit, t: CellWords) {
  useEffect(() => {
    window.addEventListener('online', store.retry);
    return () => window.removeEventListener('online', store.retry);
  }, [store]);
  const isUnsaved = useEffectEvent(() => edit.isOpen || store.hasUnsaved());
  const { end } = edit;
  useEffect(
    () =>
      holdPage({
        isUnsaved: () => isUnsaved(),
        ask: async () => {
          end('stay');
          await store.saved();
          return !store.hasUnsaved() || window.confirm(t('leave'));
        },
        subscribe: store.subscribe,
      }),
    [store, end, t],
  );
}

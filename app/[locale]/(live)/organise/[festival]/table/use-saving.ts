import { useEffect, useEffectEvent, useRef } from 'react';
import { holdPage } from '#app/_ui/hold-page.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellWords } from './cell-row.tsx';
import type { CellStore } from './cell-store.ts';
import type { Edit } from './use-edit.ts';

/** Reads all rows once the script runs, and after an undo. */
export function useAllRows(store: CellStore, given: readonly TableRow[], total: number) {
  // The rows the page was drawn with, also after an undo: all, or the first ones.
  const drawn = useRef(given.length < total ? null : given);
  useEffect(() => {
    if (drawn.current === given) return;
    drawn.current = given;
    // Even if all were drawn they are read once more, to learn what was added meanwhile.
    void store.load();
  }, [given, store]);
}

/** Unsaved cells keep the page from being left, and are sent again once there is a network. */
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

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { EditEnd } from './cell-editor.tsx';
import { clamp } from './held-place.ts';
import type { PlacedCells } from './placed-cells.ts';
import type { WrittenCell } from './typed-cells.ts';
import type { TakenCells } from './use-taken.ts';

/** The one cell that is being written in. */
export function useEdit(cells: PlacedCells, taken: TakenCells, box: RefObject<HTMLElement | null>) {
  const { store, present } = cells;
  const { active, hasFocus, tabbedFrom, go } = taken;
  const [edited, setEdited] = useState<WrittenCell | null>(null);
  function goOn(end: EditEnd) {
    const step = end === 'down' || end === 'right' ? 1 : -1;
    if (end === 'down' || end === 'up') {
      const column = tabbedFrom.current ?? active.column;
      tabbedFrom.current = null;
      // A row more where the last one was written in.
      const added = store.getState().added.slice(cells.state.added.length);
      go({ row: active.row + step, column }, false, [...present, ...added]);
    } else if (end === 'right' || end === 'left') {
      tabbedFrom.current ??= active.column;
      go({ row: active.row, column: clamp(active.column + step, cells.width) });
    }
  }
  // A row hears of the newest of these, and is not drawn again for them.
  const latest = useRef<(end: EditEnd) => void>(() => {});
  latest.current = (how) => {
    setEdited(null);
    if (how === 'cancel') store.open(null);
    if (how === 'stay') hasFocus.current = false;
    if (edited === null || how === 'cancel') return;
    cells.write(how === 'all' ? cells.cellsIn(taken.block, () => edited.text) : [edited], edited);
    goOn(how);
  };
  const end = useCallback((how: EditEnd) => latest.current(how), []);

  const key = edited && store.keyNow(edited.key);
  // A row that is gone ends what is written in it: what else is typed is not meant for its
  // neighbour. The focus went with the field: around the table letters do nothing, and Tab goes to
  // the nearest cell.
  const isRowGone = key !== null && !present.includes(key);
  useEffect(() => {
    if (!isRowGone) return;
    end('stay');
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [isRowGone, end, box]);

  return {
    isOpen: edited !== null,
    /** The key of its row, and what stands in its field. */
    key,
    text: edited?.text ?? null,
    begin: (text: string, place = active) => {
      const [cell] = cells.cellAt(place, text);
      if (!cell) return;
      if (!cells.isWritable(cell)) return cells.sayReadOnly(place.row);
      store.open(cell);
      go(place, true);
      setEdited(cell);
    },
    type: useCallback((text: string) => setEdited((cell) => cell && { ...cell, text }), []),
    end,
  };
}

export type Edit = ReturnType<typeof useEdit>;

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { EditEnd } from './cell-editor.tsx';
import { clamp } from './held-place.ts';
import type { PlacedCells } from './placed-cells.ts';
import type { WrittenCell } from './typed-cells.ts';
import type { TakenCells } from './use-taken.ts';

/** Editing of one cell. */
export function useEdit(cells: PlacedCells, taken: TakenCells, box: RefObject<HTMLElement | null>) {
  const { store, present } = cells;
  const { active, hasFocus, tabbedFrom, go } = taken;
  const [edited, setEdited] = useState<WrittenCell | null>(null);
  function goOn(end: EditEnd) {
    const step = end === 'down' || end === 'right' ? 1 : -1;
    if (end === 'down' || end === 'up') {
      const column = tabbedFrom.current ?? active.column;
      tabbedFrom.current = null;
      // Includes the row that was just added below the last one.
      const added = store.getState().added.slice(cells.state.added.length);
      go({ row: active.row + step, column }, false, [...present, ...added]);
    } else if (end === 'right' || end === 'left') {
      tabbedFrom.current ??= active.column;
      go({ row: active.row, column: clamp(active.column + step, cells.width) });
    }
  }
  // Rows call the newest of these without being redrawn for it.
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
  // If the row of the edited cell disappears, editing ends, so that further keys do not write into
  // its neighbour. The focus disappeared with the field: on the box around the table letters do
  // nothing, and Tab goes to the nearest cell.
  const isRowGone = key !== null && !present.includes(key);
  useEffect(() => {
    if (!isRowGone) return;
    end('stay');
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [isRowGone, end, box]);

  return {
    isOpen: edited !== null,
    /** The key of its row, and the text in its field. */
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

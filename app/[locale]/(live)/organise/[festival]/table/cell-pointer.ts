import type { FocusEvent, MouseEvent, PointerEvent } from 'react';
import type { CellPlace } from './held-place.ts';
import type { PlacedCells } from './placed-cells.ts';
import type { Edit } from './use-edit.ts';
import type { TakenCells } from './use-taken.ts';

const placeOf = (target: EventTarget): CellPlace | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  const row = Number(cell?.closest('tr')?.getAttribute('aria-rowindex')) - 2;
  return cell && row >= 0 ? { row, column: Number(cell.dataset.at) } : null;
};

/** Handles the pointer, and the focus, which Tab and screen readers move too. */
export const pointerOfCells = (cells: PlacedCells, taken: TakenCells, edit: Edit) => ({
  onPointerDown: (event: PointerEvent) => {
    const place = placeOf(event.target);
    if (!place || place.column < 0 || event.button !== 0) return;
    // Shift-click selects cells, and must not select text.
    if (event.shiftKey) event.preventDefault();
    taken.tabbedFrom.current = null;
    if (edit.isOpen) edit.end('stay');
    taken.go(place, event.shiftKey);
  },
  onPointerOver: ({ pointerType, buttons, target }: PointerEvent) => {
    const place = pointerType === 'mouse' && buttons === 1 && !edit.isOpen ? placeOf(target) : null;
    if (place && taken.hasFocus.current && place.column >= 0) taken.go(place, true);
  },
  onDoubleClick: ({ target }: MouseEvent) => {
    const place = placeOf(target);
    if (place && place.column >= 0 && !edit.isOpen) edit.begin(cells.textAt(place), place);
  },
  onFocus: ({ target }: FocusEvent) => {
    const place = placeOf(target);
    const { held, active } = taken;
    const isThere = held.key !== null && place?.row === active.row && place.column === active.column;
    if (place && !edit.isOpen && !isThere) taken.go(place);
    taken.hasFocus.current = true;
  },
  onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) taken.hasFocus.current = edit.isOpen;
  },
});

import { type RefObject, useLayoutEffect } from 'react';
import type { PlacedCells } from './placed-cells.ts';
import type { Edit } from './use-edit.ts';
import type { TakenCells } from './use-taken.ts';

/** The focus follows the active cell, which comes into sight with what is said of it. */
export function useCellFocus(
  box: RefObject<HTMLElement | null>,
  { state, columns }: PlacedCells,
  { held, hasFocus }: TakenCells,
  { isOpen }: Edit,
) {
  const said = state.typed.get(held.key ?? '')?.[columns[held.column]?.key ?? '']?.said;
  useLayoutEffect(() => {
    if (!hasFocus.current || isOpen) return;
    const row = box.current?.querySelector(`tr[data-row="${held.key}"]`);
    const cell = row?.querySelector<HTMLElement>(`[data-at="${held.column}"]`);
    const target = cell?.matches('[data-focus]') ? cell : cell?.querySelector<HTMLElement>('[data-focus]');
    target?.focus({ preventScroll: true });
    for (const one of [cell, said && cell?.querySelector('.cell-said')])
      if (one) one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [box, hasFocus, held, isOpen, said]);
}

import { useRef, useState } from 'react';
import { blockBetween, type CellPlace, clamp, followed, type Held, placeOfHeld } from './held-place.ts';

const FIRST: Held = { key: null, column: 0 };

/** The focused cell, and the selected ones. */
export function useTaken(present: readonly string[], keyNow: (key: string) => string) {
  const [{ held, from, stood }, select] = useState({ held: FIRST, from: FIRST, stood: present });
  // After others added or deleted rows, the focus and the selection stay on their rows.
  if (stood !== present) {
    const [now, begun] = [held, from].map((one) => followed(one, stood, present, keyNow)) as [Held, Held];
    select({ held: now, from: begun, stood: present });
  }
  const active = placeOfHeld(held, present);
  /** Whether the focus is in the table, or returns to it. */
  const hasFocus = useRef(false);
  /** The column where tabbing began: Enter goes below it. */
  const tabbedFrom = useRef<number | null>(null);
  const heldAt = ({ row, column }: CellPlace, rows = present): Held => ({
    key: rows[clamp(row, rows.length - 1)] ?? null,
    column,
  });
  return {
    held,
    active,
    block: blockBetween(active, placeOfHeld(from, present)),
    hasFocus,
    tabbedFrom,
    /** Goes to a cell, or selects all up to it; `rows`: where some were just added. */
    go: (to: CellPlace, isTaking = false, rows = present) => {
      hasFocus.current = true;
      const at = heldAt(to, rows);
      select((now) => ({ ...now, held: at, ...(!isTaking && { from: at }) }));
    },
    take: (first: CellPlace, last: CellPlace, rows = present) =>
      select((now) => ({ ...now, from: heldAt(first, rows), held: heldAt(last, rows) })),
    takeOne: () => select((now) => ({ ...now, from: now.held })),
    reset: () => select((now) => ({ ...now, held: FIRST, from: FIRST })),
  };
}

export type TakenCells = ReturnType<typeof useTaken>;

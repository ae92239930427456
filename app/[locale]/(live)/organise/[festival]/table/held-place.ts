import { useRef, useState } from 'react';

/** The position of a cell among the shown rows; column -1 is the row number. */
export type CellPlace = Readonly<{ row: number; column: number }>;
/** The cells between two, including both. */
export type CellBlock = Readonly<{ top: number; bottom: number; left: number; right: number }>;

/**
 * The focused cell, or the one where a selection began: by the key of its row, since others add and
 * delete rows above. Without a key it is in the first row.
 */
export type Held = Readonly<{ key: string | null; column: number }>;

export const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

export const placeOfHeld = ({ key, column }: Held, present: readonly string[]): CellPlace => ({
  row: key === null ? 0 : Math.max(0, present.indexOf(key)),
  column,
});

/** Row numbers are never selected with cells. */
export const blockBetween = (one: CellPlace, other: CellPlace): CellBlock => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.max(0, Math.min(one.column, other.column)),
  right: Math.max(one.column, other.column),
});

export const isSeveral = ({ top, bottom, left, right }: CellBlock): boolean => bottom > top || right > left;

/** Its positions, row by row. */
export const placesIn = ({ top, bottom, left, right }: CellBlock): CellPlace[][] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, along) => ({ row: top + down, column: left + along })),
  );

/**
 * Where a cell is after the rows have changed: in its row, by its present key; if that is gone, in
 * the nearest remaining row, preferably below. The same object where nothing changes.
 */
export function followed(
  held: Held,
  before: readonly string[],
  present: readonly string[],
  keyNow: (key: string) => string,
): Held {
  if (held.key === null) return held;
  const key = keyNow(held.key);
  const standing = new Set(present);
  const at = before.indexOf(held.key);
  const nearest = standing.has(key)
    ? key
    : (before.slice(at + 1).find((one) => standing.has(one)) ??
      before.slice(0, Math.max(0, at)).findLast((one) => standing.has(one)) ??
      null);
  return nearest === held.key ? held : { ...held, key: nearest };
}

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

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { MAX_CELLS, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { CellWords, EditEnd } from './cell-row.tsx';
import { type CellState, type KeyedRow, textInCell, type WrittenCell } from './cell-state.ts';
import type { CellStore } from './cell-store.ts';

/** The cells as they are shown, read and written by position. */
export function placedCells(shown: {
  store: CellStore;
  state: CellState;
  columns: readonly TableColumn[];
  /** The keys of the rows, in order. */
  present: readonly string[];
  mayEdit: boolean;
  t: CellWords;
  /** Shows a sentence above the table; null removes it. */
  say: (notice: string | null) => void;
}) {
  const { store, state, columns, present, mayEdit, t, say } = shown;
  const rowAt = (row: number): KeyedRow | undefined => state.rows.get(present[row] ?? '');
  const cellAt = ({ row, column }: CellPlace, text: string): WrittenCell[] => {
    const [key, name] = [present[row], columns[column]?.key];
    return key === undefined || name === undefined ? [] : [{ key, column: name, text }];
  };
  const isWritable = ({ key, column }: WrittenCell) =>
    mayEdit && !state.rows.get(key)?.isTheirs && !columns.find((one) => one.key === column)?.isReadOnly;
  const sayTooMany = () => say(t('tooManyCells', { number: MAX_CELLS }));
  return {
    ...shown,
    last: present.length - 1,
    width: columns.length - 1,
    rowAt,
    cellAt,
    textAt: ({ row, column }: CellPlace): string => textInCell(state, present[row] ?? '', columns[column]?.key ?? ''),
    /** The cells of a block, with the texts that `of` returns. */
    cellsIn: (block: CellBlock, of: (place: CellPlace) => string): WrittenCell[] =>
      placesIn(block)
        .flat()
        .flatMap((place) => cellAt(place, of(place))),
    isWritable,
    sayReadOnly: (row: number) => say(t(mayEdit && rowAt(row)?.isTheirs ? 'theirRowSaid' : 'readOnly')),
    sayTooMany,
    /**
     * Writes the cells that may be edited, and says how many may not, and `also`; `typedIn` is the
     * one from the editor.
     */
    write: (cells: readonly WrittenCell[], typedIn?: WrittenCell, also = '') => {
      if (cells.length > MAX_CELLS) return sayTooMany();
      const own = cells.filter(isWritable);
      const left = cells.length - own.length;
      say([left > 0 && t('readOnlyLeft', { count: left }), also].filter(Boolean).join(' ') || null);
      store.write(own, typedIn);
    },
  };
}

export type PlacedCells = ReturnType<typeof placedCells>;

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

/** The positions of a block, row by row. */
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

import { MAX_CELLS, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { CellWords } from './cell-row.tsx';
import { type CellState, type KeyedRow, textInCell } from './cell-state.ts';
import type { CellStore } from './cell-store.ts';
import { type CellBlock, type CellPlace, placesIn } from './held-place.ts';
import type { WrittenCell } from './typed-cells.ts';

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
     * Writes the cells that may be edited, and says how many may not; `typedIn` is the one from the
     * editor.
     */
    write: (cells: readonly WrittenCell[], typedIn?: WrittenCell) => {
      if (cells.length > MAX_CELLS) return sayTooMany();
      const own = cells.filter(isWritable);
      const left = cells.length - own.length;
      say(left > 0 ? t('readOnlyLeft', { count: left }) : null);
      store.write(own, typedIn);
    },
  };
}

export type PlacedCells = ReturnType<typeof placedCells>;

import type { ClipboardEvent } from 'react';
import { MAX_CELLS } from '#lib/exchange/lists/table-rows.ts';
import { type CellBlock, clamp, placesIn } from './held-place.ts';
import type { PlacedCells } from './placed-cells.ts';
import { cellsOfText, textOfCells } from './spreadsheet-text.ts';
import type { WrittenCell } from './typed-cells.ts';
import type { TakenCells } from './use-taken.ts';

/** The cells that a paste covers: more than the selected block if there is more text. */
export function pastedOver(texts: readonly (readonly string[])[], { top, bottom, left, right }: CellBlock): CellBlock {
  const width = Math.max(...texts.map((line) => line.length));
  return { top, left, bottom: Math.max(bottom, top + texts.length - 1), right: Math.max(right, left + width - 1) };
}

/** The cells of a block with the pasted texts, and how many texts fall outside of the table. */
export function pastedCells(
  texts: readonly (readonly string[])[],
  block: CellBlock,
  rows: readonly string[],
  columns: readonly string[],
): { cells: WrittenCell[]; cut: number } {
  const cells: WrittenCell[] = [];
  let cut = 0;
  for (const place of placesIn(block).flat()) {
    const line = texts[(place.row - block.top) % texts.length] ?? [];
    const text = line[(place.column - block.left) % Math.max(1, line.length)];
    if (text === undefined) continue;
    const [key, column] = [rows[place.row], columns[place.column]];
    if (key === undefined || column === undefined) cut += 1;
    else cells.push({ key, column, text });
  }
  return { cells, cut };
}

function paste(texts: readonly (readonly string[])[], cells: PlacedCells, taken: TakenCells) {
  const { present, state, store, width, t } = cells;
  const block = pastedOver(texts, taken.block);
  const { top, bottom, left, right } = block;
  // Checked before rows are made for them; cells outside the table do not count.
  if ((bottom - top + 1) * (Math.min(right, width) - left + 1) > MAX_CELLS) return cells.sayTooMany();
  // Text below the last drawn row makes new rows; rows not yet saved may be above.
  const beyond = bottom + 1 - present.length;
  const drafts = [...state.rows.values()].filter(({ id }) => id < 0).length;
  const rows = [...present, ...(beyond > 0 ? store.below(drafts + beyond).slice(-beyond) : [])];
  const names = cells.columns.map(({ key }) => key);
  const { cells: pasted, cut } = pastedCells(texts, block, rows, names);
  cells.write(pasted);
  if (cut > 0) cells.say(t('cut', { count: cut }));
  taken.take({ row: top, column: left }, { row: bottom, column: clamp(right, width) }, rows);
}

/** Copies and pastes cells in the format of spreadsheets. */
export const clipboardOfCells = (cells: PlacedCells, taken: TakenCells) => ({
  onPaste: (event: ClipboardEvent) => {
    const texts = cellsOfText(event.clipboardData.getData('text/plain'));
    if (taken.active.column < 0 || texts[0]?.length === 0) return;
    event.preventDefault();
    if (cells.mayEdit) paste(texts, cells, taken);
    else cells.sayReadOnly(taken.active.row);
  },
  onCopy: (event: ClipboardEvent) => {
    if (taken.active.column < 0) return;
    event.preventDefault();
    const lines = placesIn(taken.block).map((places) => places.map(cells.textAt));
    event.clipboardData.setData('text/plain', textOfCells(lines));
  },
});

import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { turnOf } from '#app/[locale]/(live)/organise/[festival]/turn-of.ts';
import { undo } from '#app/[locale]/(live)/organise/[festival]/undo.ts';
import { MAX_CELLS } from '#lib/exchange/lists/table-rows.ts';
import { folded } from '#lib/search/words.ts';
import { choiceBeginning } from './cell-row.tsx';
import type { WrittenCell } from './cell-state.ts';
import {
  type CellBlock,
  type CellPlace,
  clamp,
  type Edit,
  isSeveral,
  type PlacedCells,
  placesIn,
  type TakenCells,
} from './placed-cells.ts';

const PAGE = 15;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/**
 * Where a key leads from a cell; the answer may lie outside the table, whose last row and column
 * are given.
 */
export function stepOf(
  { key, ctrlKey, metaKey }: Pressed,
  { row, column }: CellPlace,
  last: number,
  width: number,
): CellPlace | undefined {
  const isCtrl = ctrlKey || metaKey;
  return {
    ArrowDown: { row: isCtrl ? last - (row < last - 1 ? 1 : 0) : row + 1, column },
    ArrowUp: { row: isCtrl ? 0 : row - 1, column },
    ArrowLeft: { row, column: isCtrl ? 0 : column - 1 },
    ArrowRight: { row, column: isCtrl ? width : column + 1 },
    Home: { row: isCtrl ? 0 : row, column: 0 },
    End: { row: isCtrl ? last : row, column: width },
    PageDown: { row: row + PAGE, column },
    // Not further than the first row: the search above is one step away.
    PageUp: { row: Math.max(row - PAGE, 0), column },
  }[key];
}

/** What keys act on; `box` scrolls the table, `search` is the field above. */
export type KeyParts = Readonly<{
  slug: string;
  cells: PlacedCells;
  taken: TakenCells;
  edit: Edit;
  box: RefObject<HTMLDivElement | null>;
  search: RefObject<HTMLElement | null>;
}>;

/** Moves for an arrow key and the like; from the first row up to the search. */
function go({ key, shiftKey }: KeyboardEvent, to: CellPlace, { cells: { last, width }, taken, box, search }: KeyParts) {
  taken.tabbedFrom.current = null;
  if (to.row < 0 && !shiftKey) search.current?.focus();
  else taken.go({ row: clamp(to.row, last), column: Math.max(-1, Math.min(width, to.column)) }, shiftKey);
  // Scrolls to the left end, as the names are always in sight and nothing else would scroll.
  if (key === 'Home') box.current?.scrollTo({ left: 0 });
}

/**
 * Copies the first selected row into the ones below; with one row selected, copies the row above.
 */
function fillDown(cells: PlacedCells, { block }: TakenCells) {
  const from = block.bottom > block.top ? block.top : block.top - 1;
  if (from >= 0) cells.write(cells.cellsIn(block, ({ column }) => cells.textAt({ row: from, column })));
}

/** Undoes or redoes the last act of this table, and says so. */
export async function turnCells(
  which: 'undo' | 'redo',
  { store, t, say }: Pick<PlacedCells, 'store' | 't' | 'say'>,
  slug: string,
): Promise<void> {
  const ask = (batch: string) => {
    const form = new FormData();
    form.set('batch', batch);
    form.set('turn', which);
    return undo(slug, { ok: null }, form);
  };
  const answer = await store.turn(which, ask).catch(() => ({ ok: false, message: t('noAnswer') }));
  if (answer && answer.ok !== null) say(answer.message ?? t('noAnswer'));
  // A message already says that acts wait for an answer.
  if (answer === null && !store.getState().isStuck) say(t('nothing', { which }));
}

/** What a key does in one cell or in selected cells: edit, clear, cancel. */
function writingOf({ key }: KeyboardEvent, { cells, taken, edit }: KeyParts): (() => void) | undefined {
  const { active, block, takeOne } = taken;
  const emptied = () => cells.cellsIn(block, () => '');
  if (key === 'Enter' || key === 'F2')
    return () => {
      if (!isSeveral(block)) takeOne();
      edit.begin(cells.textAt(active));
    };
  if (key === 'Delete' || key === 'Backspace') return () => cells.write(emptied());
  if (key === 'Escape')
    return () => {
      for (const { key: row, column } of emptied()) cells.store.drop(row, column);
      takeOne();
    };
  const choices = cells.columns[active.column]?.choices ?? null;
  // In a cell with few values, a letter chooses the first that begins with it.
  if (beginsText(key, choices)) return () => edit.begin(choices ? (choiceBeginning(folded(key), choices) ?? '') : key);
  return undefined;
}

/** What a key does in a cell that is not being edited; undefined leaves it to the browser. */
function actOf(event: KeyboardEvent, parts: KeyParts): (() => void) | undefined {
  const { cells, taken } = parts;
  const { row, column } = taken.active;
  const to = event.altKey ? undefined : stepOf(event, taken.active, cells.last, cells.width);
  if (to) return () => go(event, to, parts);
  const next = column + (event.shiftKey ? -1 : 1);
  // Tab moves on from a cell that was left by Tab; otherwise it leaves the table.
  if (event.key === 'Tab' && taken.tabbedFrom.current !== null && next >= 0 && next <= cells.width)
    return () => taken.go({ row, column: next });
  const isCtrl = event.ctrlKey || event.metaKey;
  // With caps lock the letters are capitals.
  const letter = isCtrl ? event.key.toLowerCase() : null;
  if (letter === 'd') return () => fillDown(cells, taken);
  if (letter === 'a') {
    const end = cells.last - (cells.mayEdit ? 1 : 0);
    return () => taken.take({ row: 0, column: 0 }, { row: end, column: cells.width });
  }
  const turned = turnOf(event);
  if (turned) return () => void turnCells(turned, cells, parts.slug);
  return isCtrl || event.altKey || column < 0 ? undefined : writingOf(event, parts);
}

export function pressKey(event: KeyboardEvent, parts: KeyParts): void {
  if (!(event.target instanceof HTMLElement) || !event.target.closest('[data-at]')) return;
  const act = actOf(event, parts);
  if (act && event.key !== 'Escape') event.preventDefault();
  act?.();
}

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
  cells.write(pasted, undefined, cut > 0 ? t('cut', { count: cut }) : '');
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

/**
 * Reads cells from the clipboard as spreadsheets write them: tabs between cells, line breaks
 * between rows, quotes around cells that contain either.
 */
export function cellsOfText(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, quoted, held = '', end = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? held);
    if (end === '\t' && cell.lastIndex === text.length) rows.at(-1)?.push('');
    else if (end !== '' && end !== '\t' && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

/** The same in reverse; every row ends with a line break, so that an empty last row counts. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) => cells.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)))
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');

/**
 * Whether a key begins to edit a cell. « ? » opens the list of keys, as everywhere in the desk, and
 * space opens a list of few values.
 */
export const beginsText = (key: string, choices: readonly string[] | null): boolean =>
  key.length === 1 && key !== '?' && !(key === ' ' && choices !== null);

import type { CellsDone } from '#lib/exchange/lists/table-rows.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import { type CellState, cellKey, type KeyedRow, type WrittenCell } from './cell-state.ts';

/** Cells being written, with the text and the version of the row that the writer saw. */
export type SeenCells = {
  cells: (WrittenCell & { was: string; like?: number | undefined })[];
  versions: Map<string, number>;
};

/** With what is shown now. */
export const seenNow = (rows: CellState['rows'], cells: readonly WrittenCell[]): SeenCells => ({
  cells: cells.map((cell) => ({ ...cell, was: rows.get(cell.key)?.cells[cell.column] ?? '' })),
  versions: new Map(cells.map(({ key }) => [key, rows.get(key)?.version ?? 0])),
});

export const wasIn = (seen: SeenCells | null, { key, column }: Omit<WrittenCell, 'text'>): string | undefined =>
  seen?.cells.find((cell) => key === cell.key && column === cell.column)?.was;

/** With what was shown when the cell was opened, where it was opened. */
export function seenSince(opened: SeenCells | null, rows: CellState['rows'], cells: readonly WrittenCell[]): SeenCells {
  const seen = seenNow(rows, cells);
  for (const [key, version] of opened?.versions ?? []) if (seen.versions.has(key)) seen.versions.set(key, version);
  for (const cell of seen.cells) cell.was = wasIn(opened, cell) ?? cell.was;
  return seen;
}

/**
 * Bases waiting cells on the new version of their row, unless somebody else changed one of them.
 */
export function raise(waiting: readonly SeenCells[], row: KeyedRow, isOwn: (column: string) => boolean): void {
  for (const { cells, versions } of waiting) {
    const own = cells.filter(({ key }) => key === row.key);
    if (own.length === 0 || !own.every(({ column, was }) => isOwn(column) || row.cells[column] === was)) continue;
    versions.set(row.key, row.version);
    for (const cell of own) cell.was = row.cells[cell.column] ?? '';
  }
}

/** Moves waiting cells to another key of their row. */
export function moveSeen(waiting: readonly SeenCells[], from: string, to: string): void {
  for (const { cells, versions } of waiting)
    for (const cell of cells) {
      if (cell.key !== from) continue;
      cell.key = to;
      versions.set(to, versions.get(from) ?? 0);
    }
}

/** The rows to post; an unsaved one with everything that was written in it. */
export function rowsOfPost({ cells, versions }: SeenCells, { rows, typed }: CellState): CellsPost['rows'] {
  const asked = new Map<string, Record<string, string>>();
  const others = new Map<string, number>();
  for (const { key, column, text, like } of cells) {
    asked.set(key, { ...asked.get(key), [column]: text });
    if (like !== undefined) others.set(key, like);
  }
  return [...asked].flatMap(([key, own]) => {
    const row = rows.get(key);
    if (!row) return [];
    const before = Object.entries((row.id < 0 && typed.get(key)) || {}).map(([column, { text }]) => [column, text]);
    return {
      id: row.id,
      version: versions.get(key) ?? row.version,
      ...(row.id < 0 && others.has(key) && { another: others.get(key) }),
      cells: { ...Object.fromEntries(before), ...own },
    };
  });
}

type Rows = CellState['rows'];
/** The keys of rows by their ids, when the cells were posted. */
type Keys = ReadonlyMap<number, string>;

/** The posted cells that were saved, and the refused ones with the reasons. */
export function cellsAnswered(cells: readonly WrittenCell[], { refused, made }: CellsDone, keyOf: Keys, rows: Rows) {
  const told = refused.flatMap(({ id, column, said, like }) => {
    const key = keyOf.get(id);
    const text = cells.find((cell) => cell.key === key && cell.column === column)?.text ?? '';
    return key === undefined ? [] : [{ key, column, text, said, like }];
  });
  const isTold = new Set(told.map(({ key, column }) => cellKey(key, column)));
  const isThere = (id: number) => id > 0 || made[id] !== undefined;
  const saved = cells.filter(({ key, column }) => !isTold.has(cellKey(key, column)) && isThere(rows.get(key)?.id ?? 0));
  return { saved, told };
}

/**
 * The rows, with those in the answer (`own`). `moves`: a new row that the stream reported before
 * its answer has two keys; the second is kept.
 */
export function rowsAnswered(before: Rows, { rows: answered, made }: CellsDone, keyOf: Keys) {
  const rows = new Map(before);
  const own: KeyedRow[] = [];
  const moves: [from: string, to: string][] = [];
  const keyOfMade = new Map(Object.entries(made).map(([below, id]) => [id, keyOf.get(Number(below))]));
  for (const row of answered) {
    const key = keyOfMade.get(row.id) ?? keyOf.get(row.id);
    if (key === undefined) continue;
    for (const other of rows.values())
      if (other.id === row.id && other.key !== key) {
        rows.delete(other.key);
        moves.push([other.key, key]);
      }
    rows.set(key, { ...row, key });
    own.push({ ...row, key });
  }
  return { rows, own, moves };
}

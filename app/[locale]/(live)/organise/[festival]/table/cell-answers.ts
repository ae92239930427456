import type { CellsDone } from '#lib/exchange/lists/table-rows.ts';
import { type CellState, cellKey, type KeyedRow } from './cell-state.ts';
import type { WrittenCell } from './typed-cells.ts';

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

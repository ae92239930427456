import { parentPort, workerData } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';
import { defuse } from './defused.ts';
import { CELL_MAX } from './table.ts';

/** A table of text and numbers, and what its sheet is called. */
export type Sheet = { name: string; rows: readonly (readonly (string | number | null)[])[] };

/** Wide enough for most of what stands in a column, narrow enough to see several. Characters. */
const widthOf = (cells: readonly (string | number | null | undefined)[]) =>
  Math.min(48, Math.max(8, ...cells.map((cell) => String(cell ?? '').split('\n', 1)[0]?.length ?? 0)) + 2);

/** `_x0041_` is an A to whoever reads a workbook (ECMA-376, ST_Xstring): what only looks like one is marked. */
const asWritten = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** The bytes of an XLSX file whose texts are texts, whatever they begin with. */
function workbookOf({ name, rows }: Sheet): Uint8Array {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? asWritten(defuse(cell).slice(0, CELL_MAX)) : cell)),
  );
  const sheet = utils.aoa_to_sheet(cells);
  sheet['!cols'] = (rows[0] ?? []).map((_, at) => ({ wch: widthOf(rows.slice(0, 200).map((row) => row[at])) }));
  if (sheet['!ref']) sheet['!autofilter'] = { ref: sheet['!ref'] };
  const book = utils.book_new();
  // 31 characters, and none of these, is what Excel takes.
  utils.book_append_sheet(book, sheet, name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true }) as Uint8Array;
}

parentPort?.postMessage(workbookOf(workerData as Sheet));

import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { MAX_CELL } from './separated-lines.ts';
import type { WorkbookCell, WorkbookSheet } from './write-workbook.ts';

type Cells = (CellObject | undefined)[][];

/** The bytes of a workbook whose rows arrive as they are made. */
export async function workbookOf(
  sheet: WorkbookSheet,
  _tell: unknown,
  given: AsyncIterable<readonly (readonly WorkbookCell[])[]>,
): Promise<Uint8Array> {
  const rows: Cells = [sheet.headings.map((text) => ({ t: 's', v: text }))];
  for await (const more of given) for (const row of more) rows.push(row.map(cellOf));
  return bytesOf(sheet, rows);
}

/** The number of days since 30 December 1899, as spreadsheets count dates. */
const serial = (date: string) => (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000;

/**
 * Readers of workbooks take `_x0041_` for an A (ECMA-376, ST_Xstring), so text that looks like this
 * is escaped.
 */
const asWritten = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

function cellOf(cell: WorkbookCell): CellObject | undefined {
  if (cell === null || cell === '') return undefined;
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (typeof cell === 'string') return { t: 's', v: asWritten(cell.toWellFormed().slice(0, MAX_CELL)) };
  if ('date' in cell) return { t: 'n', v: serial(cell.date), z: 'yyyy-mm-dd' };
  return { t: 'n', v: serial(`${cell.wall}Z`), z: 'yyyy-mm-dd hh:mm' };
}

function bytesOf({ name, headings, widths }: WorkbookSheet, rows: Cells): Uint8Array {
  const range = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: headings.length - 1 } });
  const sheet: WorkSheet = {
    '!ref': range,
    '!data': rows as CellObject[][],
    '!cols': widths.map((wch) => ({ wch })),
    '!autofilter': { ref: range },
  };
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  );
}

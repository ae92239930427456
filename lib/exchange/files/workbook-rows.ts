import { type CellObject, read, utils } from '@e965/xlsx';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { rowsOfGrid } from './list-start.ts';
import { type PackedSheet, unpacksAsSaid } from './read-file.ts';
import { type ImportRow, packRows, type TableRefusal, tableOf, withinLimits } from './table.ts';

/**
 * How many sheets of a workbook are examined, and after how many lines in all no further sheet is.
 */
const MAX_SHEETS = 30;

/**
 * Reads the non-empty sheets of a workbook. Runs in a thread that can be stopped, so that a
 * malicious file harms nothing else. Returns their rows with line numbers, and whether formulas
 * have no result. Throws for anything but a workbook.
 */
export function sheetsOf(bytes: Uint8Array): PackedSheet[] | TableRefusal {
  if (!unpacksAsSaid(bytes)) throw new Error('This zip does not hold what it says.');
  const book = read(bytes, {
    type: 'array',
    dense: true,
    cellDates: true,
    UTC: true,
    // Needed to notice formulas that no program has calculated yet.
    cellFormula: true,
    sheetStubs: true,
    cellHTML: false,
    // One more than allowed, so that too many are noticed.
    sheetRows: MAX_OF_FILE.rows + 2,
  });
  const sheets: PackedSheet[] = [];
  let lines = 0;
  for (const name of book.SheetNames.slice(0, MAX_SHEETS)) {
    if (lines > MAX_OF_FILE.rows) break;
    const sheet = book.Sheets[name];
    const data = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
    const first = sheet?.['!ref'] ? utils.decode_range(sheet['!ref']).s.c : 0;
    // The file omits empty lines, so the array has gaps.
    const read = Array.from(data, (row, at) => ({
      line: at + 1,
      cells: [...(row ?? []).slice(first, first + MAX_OF_FILE.columns + 1).map(textOf)].map((cell) => cell ?? ''),
    }));
    // In a grid a cell over several rows is one séance; in a list it is said of each of them.
    if (rowsOfGrid(read, 'fr') === null)
      for (const { s: from, e: to } of sheet?.['!merges'] ?? [])
        if (from.c === to.c) fillDown(read.slice(from.r, to.r + 1), from.c - first);
    const rows = withinLimits(read);
    if (!Array.isArray(rows)) return rows;
    if (!rows.some(({ cells }) => cells.some((cell) => cell !== ''))) continue;
    lines += rows.length;
    const table = tableOf(rows, true);
    const refusal = 'code' in table ? table : null;
    sheets.push({ name, rows: packRows(rows), isUncounted: data.some((row) => row?.some(isUncounted)), refusal });
  }
  return sheets;
}

/** Copies a cell into the rows below it, but into no row that is empty. */
function fillDown(rows: readonly ImportRow[], at: number): void {
  const text = rows[0]?.cells[at];
  if (!text) return;
  for (const { cells } of rows.slice(1)) {
    if (!cells.some(Boolean)) continue;
    while (cells.length < at) cells.push('');
    cells[at] ||= text;
  }
}

/** Whether the program that wrote the file left a formula without a result. */
const isUncounted = (cell: CellObject | undefined) => cell?.t === 'z' && cell.f !== undefined;

/**
 * A cell as somebody would have typed it: dates and hours in the form that every reader accepts.
 */
function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.v instanceof Date) return dateText(cell.v);
  if (typeof cell.v === 'number')
    return Number.isInteger(cell.v) ? String(cell.v) : String(Number(cell.v.toPrecision(12)));
  return String(cell.v);
}

/** To a spreadsheet, an hour or a length is a date in the year 1899 or 1900. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const hour = iso.slice(11, 19).replace(/:00$/, '');
  if (date.getUTCFullYear() < 1910) return hour;
  return hour === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${hour}`;
}

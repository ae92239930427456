import { type CellObject, read, utils } from '@e965/xlsx';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { packRows } from './packed-rows.ts';
import { type TableRefusal, tableOf, withinLimits } from './table.ts';
import type { PackedSheet } from './workbook.ts';
import { unpacksAsSaid } from './zip-sizes.ts';

/** Sheets of a workbook that are looked at, and the lines in all after which no other is. */
const MAX_SHEETS = 30;

/**
 * Reads the sheets of a workbook that hold anything, in a thread that may be ended: a file made to
 * do harm takes nothing but this. Answers their rows, with the line each stands on, and whether
 * formulas in it have no result. Throws where it is no workbook.
 */
export function sheetsOf(bytes: Uint8Array): PackedSheet[] | TableRefusal {
  if (!unpacksAsSaid(bytes)) throw new Error('This zip does not hold what it says.');
  const book = read(bytes, {
    type: 'array',
    dense: true,
    cellDates: true,
    UTC: true,
    // With them, and with cells that hold nothing, a formula that nobody has counted yet shows.
    cellFormula: true,
    sheetStubs: true,
    cellHTML: false,
    // One more than may be there, so that too many are noticed.
    sheetRows: MAX_OF_FILE.rows + 2,
  });
  const sheets: PackedSheet[] = [];
  let lines = 0;
  for (const name of book.SheetNames.slice(0, MAX_SHEETS)) {
    if (lines > MAX_OF_FILE.rows) break;
    const sheet = book.Sheets[name];
    const data = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
    const first = sheet?.['!ref'] ? utils.decode_range(sheet['!ref']).s.c : 0;
    // A line in which nothing stands is not in the file at all.
    const read = Array.from(data, (row, at) => ({
      line: at + 1,
      cells: [...(row ?? []).slice(first, first + MAX_OF_FILE.columns + 1).map(textOf)].map((cell) => cell ?? ''),
    }));
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

/** A formula that the program which wrote the file left without its result. */
const isUncounted = (cell: CellObject | undefined) => cell?.t === 'z' && cell.f !== undefined;

/**
 * A cell as somebody would have typed it: dates and hours in the one way that every reader takes.
 */
function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.v instanceof Date) return dateText(cell.v);
  if (typeof cell.v === 'number')
    return Number.isInteger(cell.v) ? String(cell.v) : String(Number(cell.v.toPrecision(12)));
  return String(cell.v);
}

/** An hour or a length is a date of the year nought to a spreadsheet. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const hour = iso.slice(11, 19).replace(/:00$/, '');
  if (date.getUTCFullYear() < 1910) return hour;
  return hour === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${hour}`;
}

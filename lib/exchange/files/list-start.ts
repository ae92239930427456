import type { Locale } from '#lib/i18n/locale.ts';
import { rowsOfGrid } from './event-grid.ts';
import { LOOKED_AT } from './packed-rows.ts';
import { type ImportRow, type Propose, type Table, tableOf } from './table.ts';
import { looksLikeDay } from './typed-moments.ts';

const filled = ({ cells }: ImportRow) => cells.filter((cell) => cell.trim() !== '');

/** How many columns these cells would name if they were headings. */
const namedBy = ({ cells }: ImportRow, propose: Propose) =>
  propose({ header: cells.map((cell) => cell.trim()), rows: [] }).filter((column) => column !== null).length;

/** The row with the most recognised headings, among the first few; `named` is their number. */
function headings(rows: readonly ImportRow[], propose: Propose): { at: number; named: number } {
  const looked = rows.flatMap((row, at) => (filled(row).length > 0 ? [at] : [])).slice(0, LOOKED_AT);
  return looked.reduce(
    (best, at) => {
      const named = namedBy(rows[at] as ImportRow, propose);
      return named > best.named ? { at, named } : best;
    },
    { at: looked[0] ?? 0, named: 0 },
  );
}

/** How well a sheet suits a kind of list: the number of recognised headings. */
export const suits = (rows: readonly ImportRow[], propose: Propose): number => headings(rows, propose).named;

/**
 * Where a list begins, and whether it has headings. Lines above the headings with fewer cells («
 * Festival 2026 », « mis à jour le 12/10 ») are left out; in a list of séances (`events`: the
 * festival's main language), lines with a day are kept, and a timetable grid is read as a list. A
 * first line that names no column and looks like the rows below it is a row itself, so that the
 * first film of a list without headings is not lost.
 */
export function startOfList(
  rows: readonly ImportRow[],
  propose: Propose,
  events: Locale | null = null,
): { rows: readonly ImportRow[]; hasHeader: boolean } {
  const { at, named } = headings(rows, propose);
  const row = rows[at];
  if (events && named < 2) {
    const grid = rowsOfGrid(rows, events);
    if (grid) return { rows: grid, hasHeader: true };
    // Lines with a day above rows without headings: « samedi 28 » is not a heading.
    const begin = rows.findIndex((one) => filled(one).length > 1);
    const body = rows.slice(Math.max(0, begin)).filter((one) => !isDay(one));
    if (rows.some(isDay) && isOneOfThem(body, propose))
      return { rows: [...rows.slice(0, begin).filter(isDay), ...rows.slice(begin)], hasHeader: false };
  }
  const over = rows.slice(0, at).filter((one) => filled(one).length > 0);
  if (!row || (named > 0 && over.length === 0)) return { rows, hasHeader: true };
  const width = filled(row).length;
  if (named < 2 || over.some((one) => filled(one).length * 2 > width))
    return { rows, hasHeader: !isOneOfThem(rows, propose) };
  return { rows: [row, ...(events ? over.filter(isDay) : []), ...rows.slice(at + 1)], hasHeader: true };
}

function isDay(row: ImportRow): boolean {
  const [only, second] = filled(row);
  return only !== undefined && second === undefined && looksLikeDay(only);
}

/**
 * Whether the first line looks like the others: the list has only titles, the line has a number
 * where most others have one, or its cells fit a column that is recognised by its content.
 */
function isOneOfThem(rows: readonly ImportRow[], propose: Propose): boolean {
  const first = rows.find((row) => filled(row).length > 0);
  const table = tableOf(rows, false);
  if (!first || 'code' in table) return false;
  if (table.header.length === 1) return true;
  // Tested as the second column, because the first is always taken for the names of the rows.
  const held = (at: number, lines: Table['rows']) =>
    propose({ header: ['A', 'B'], rows: lines.map(({ line, cells }) => ({ line, cells: ['x', cells[at] ?? ''] })) })[1];
  return table.header.some((_, at) => {
    const [cell = '', ...below] = table.rows.flatMap(({ cells }, i) => (i === 0 || cells[at] ? [cells[at] ?? ''] : []));
    if (isNumber(cell) && below.filter(isNumber).length * 2 > below.length) return true;
    const alone = held(at, table.rows.slice(0, 1));
    return /\d/.test(table.rows[0]?.cells[at] ?? '') && alone != null && held(at, table.rows) === alone;
  });
}

/** « 94 », « 1h34 », « 28/11 »: not headings, which begin with a word. */
const isNumber = (cell: string) => /^\d/.test(cell);

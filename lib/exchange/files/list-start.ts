import { gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type ImportRow, LOOKED_AT, type Propose, type Table, tableOf } from './table.ts';
import { looksLikeRoom } from './typed-cells.ts';
import { looksLikeDay, timeIn } from './typed-moments.ts';

/*
 * Where a list begins in a file, which sheet suits best, and timetable grids that are read as
 * lists.
 */

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

/** The headings of the resulting list of séances. */
const HEADINGS: Record<Locale, readonly string[]> = {
  fr: ['Jour', 'Heure', 'Salle', 'Titre', 'Notes'],
  en: ['Day', 'Time', 'Room', 'Title', 'Notes'],
};
/**
 * A column with this many cells, half of them different, belongs to a grid; in a list, rooms and
 * types repeat.
 */
const LEAST_REPEATED = 4;

const cellAt = ({ cells }: ImportRow, at: number) => (cells[at] ?? '').trim();
const filledIn = ({ cells }: ImportRow) => cells.flatMap((cell, at) => (cell.trim() === '' ? [] : at));

/** « 10h », « 10:00 – 11:30 »; a number alone is not taken for an hour. */
const isHour = (text: string): boolean => {
  const [first = ''] = text.split(/\s*[-–—→]\s*|\s+(?:à|to)\s+/);
  return /[h:]|[ap]\.?m/i.test(first) && timeIn(first) !== null;
};

/** « – », where nothing takes place. */
const isNothing = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/** The headings of the columns: names of rooms, or days, but no hours. */
function headsOf(row: ImportRow): Map<number, string> | null {
  const at = filledIn(row).filter((one) => one > 0);
  const heads = new Map(at.map((one) => [one, cellAt(row, one)]));
  const isHead = !isHour(cellAt(row, 0)) && heads.size > 1 && ![...heads.values()].some(isHour);
  return isHead ? heads : null;
}

/** The cell above the hours, or the heading in its place. */
const isCorner = (text: string) => looksLikeDay(text) || /^(?:heures?|horaires?|hours?|times?)$/i.test(text);

/** Whether the same rooms stand there again, for another day. */
const isSaidAgain = (named: ReadonlyMap<number, string>, heads: ReadonlyMap<number, string>) =>
  [...named].every(([at, name]) => heads.get(at) === name);

/** Whether another column has hours, as in a list. */
const hasHours = (rows: readonly ImportRow[]): boolean =>
  rows.some((row) => filledIn(row).some((at) => at > 0 && isHour(cellAt(row, at))));

/**
 * Whether only a grid can have this first row: its corner is empty or a day, or its headings are
 * rooms.
 */
const isSure = (head: ImportRow): boolean =>
  cellAt(head, 0) === '' ||
  looksLikeDay(cellAt(head, 0)) ||
  filledIn(head).some((at) => looksLikeRoom(cellAt(head, at)));

/** Whether another column repeats its words, as in a list. */
function isRepeated(hours: readonly ImportRow[]): boolean {
  const columns = new Map<number, string[]>();
  for (const row of hours) for (const at of filledIn(row)) if (at > 0) gather(columns, at, cellAt(row, at));
  return [...columns.values()].some((cells) => {
    const said = cells.filter((cell) => !isNothing(cell));
    return said.length >= LEAST_REPEATED && new Set(said).size * 2 <= said.length;
  });
}

/**
 * A timetable grid, with hours in the first column and rooms (or days) side by side, as the rows of
 * a list with headings in the festival's main language. Days stand above the grid, in its corner,
 * or above its columns. Each cell is a séance: its first line is the title, the others are notes.
 * Null for rows that are not such a grid.
 */
export function rowsOfGrid(rows: readonly ImportRow[], locale: Locale): ImportRow[] | null {
  const full = rows.filter((row) => filledIn(row).length > 1);
  const first = full[0];
  const body = full.slice(1).filter((row) => cellAt(row, 0) !== '' && headsOf(row) === null);
  const hours = body.filter((row) => isHour(cellAt(row, 0)));
  if (!first || !headsOf(first) || hours.length === 0 || hours.length < body.length * 0.9) return null;
  if (hasHours(hours) || (!isSure(first) && isRepeated(hours))) return null;
  const found: ImportRow[] = [];
  let day = '';
  let heads = new Map<number, string>();
  let isUnderDay = false;
  for (const row of rows) {
    const [only, second] = filledIn(row);
    if (only === undefined) continue;
    const corner = cellAt(row, 0);
    const named = headsOf(row);
    const wasUnderDay = isUnderDay;
    isUnderDay = second === undefined && looksLikeDay(cellAt(row, only));
    if (isUnderDay) day = cellAt(row, only);
    else if (named && (heads.size === 0 || wasUnderDay || isCorner(corner) || isSaidAgain(named, heads))) {
      heads = named;
      if (looksLikeDay(corner)) day = corner;
    } else if (heads.size > 0)
      for (const [at, head] of heads) {
        const [title = '', ...more] = cellAt(row, at).split(/\s*\n\s*/);
        const isDay = looksLikeDay(head);
        if (isNothing(title)) continue;
        found.push({ line: row.line, cells: [isDay ? head : day, corner, isDay ? '' : head, title, more.join('\n')] });
      }
  }
  return found.length === 0 ? null : [{ line: first.line, cells: [...HEADINGS[locale]] }, ...found];
}

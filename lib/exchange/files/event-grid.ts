import { gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { looksLikeRoom } from './event-words.ts';
import type { ImportRow } from './table.ts';
import { looksLikeDay, timeIn } from './typed-moments.ts';

/** Headings as a list of séances has them. */
const HEADINGS: Record<Locale, readonly string[]> = {
  fr: ['Jour', 'Heure', 'Salle', 'Titre', 'Notes'],
  en: ['Day', 'Time', 'Room', 'Title', 'Notes'],
};
/**
 * Of so many cells of a column half are not the same in a grid, as rooms and types are in a list.
 */
const LEAST_REPEATED = 4;

const cellAt = ({ cells }: ImportRow, at: number) => (cells[at] ?? '').trim();
const filledIn = ({ cells }: ImportRow) => cells.flatMap((cell, at) => (cell.trim() === '' ? [] : at));

/** « 10h », « 10:00 – 11:30 »; a bare number is no hour here. */
const isHour = (text: string): boolean => {
  const [first = ''] = text.split(/\s*[-–—→]\s*|\s+(?:à|to)\s+/);
  return /[h:]|[ap]\.?m/i.test(first) && timeIn(first) !== null;
};

/** « – » where nothing takes place. */
const isNothing = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/** What stands over the columns: names of rooms, or days; none of them an hour. */
function headsOf(row: ImportRow): Map<number, string> | null {
  const at = filledIn(row).filter((one) => one > 0);
  const heads = new Map(at.map((one) => [one, cellAt(row, one)]));
  const isHead = !isHour(cellAt(row, 0)) && heads.size > 1 && ![...heads.values()].some(isHour);
  return isHead ? heads : null;
}

/** What stands over hours, or in place of that. */
const isCorner = (text: string) => looksLikeDay(text) || /^(?:heures?|horaires?|hours?|times?)$/i.test(text);

/** The same rooms again, for another day. */
const isSaidAgain = (named: ReadonlyMap<number, string>, heads: ReadonlyMap<number, string>) =>
  [...named].every(([at, name]) => heads.get(at) === name);

/** In a list another column may have hours. */
const hasHours = (rows: readonly ImportRow[]): boolean =>
  rows.some((row) => filledIn(row).some((at) => at > 0 && isHour(cellAt(row, at))));

/** Nothing else has an empty corner, or rooms for headings. */
const isSure = (head: ImportRow): boolean =>
  cellAt(head, 0) === '' ||
  looksLikeDay(cellAt(head, 0)) ||
  filledIn(head).some((at) => looksLikeRoom(cellAt(head, at)));

/** In a list another column may have the same words again and again. */
function isRepeated(hours: readonly ImportRow[]): boolean {
  const columns = new Map<number, string[]>();
  for (const row of hours) for (const at of filledIn(row)) if (at > 0) gather(columns, at, cellAt(row, at));
  return [...columns.values()].some((cells) => {
    const said = cells.filter((cell) => !isNothing(cell));
    return said.length >= LEAST_REPEATED && new Set(said).size * 2 <= said.length;
  });
}

/**
 * Séances in a grid, with the hours in the first column and a room (or a day) over each other: as
 * the rows of a list under its headings, in the festival's main language. Days stand over the grid,
 * in its corner or over its columns. A cell is a séance: its first line the title, the others
 * notes. Null of rows that are no such grid.
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

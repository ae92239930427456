import { fewBlanks } from '#lib/i18n/clean-text.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import type { Cells } from './cells.ts';

type Written<C extends string> = Partial<Record<C, string | number | null>>;

/** Our number and the other program’s are no values of a thing. */
const isValue = (column: string) => column !== 'number' && column !== 'foreignId';

/** The cells of somebody’s list that say something. */
export const filledCells = <C extends string>(cells: Cells<C>): Cells<C> =>
  Object.fromEntries(Object.entries(cells).filter(([column, cell]) => isValue(column) && cell !== '')) as Cells<C>;

/**
 * The cells of our own list that are not as we wrote them, in either language: what nobody touched
 * says nothing, however little of the thing it shows.
 */
export function editedCells<C extends string>(cells: Cells<C>, write: (locale: Locale) => Written<C>): Cells<C> {
  const written: readonly Readonly<Record<string, string | number | null | undefined>>[] = locales.map(write);
  return Object.fromEntries(
    Object.entries<string | undefined>(cells).filter(
      ([column, cell = '']) => isValue(column) && !written.some((own) => asRead(own[column] ?? '') === asRead(cell)),
    ),
  ) as Cells<C>;
}

/**
 * As a spreadsheet gives it back: other line ends, nothing at the ends of lines, a space for
 * another. What is read from ODS has an A for `_x0041_`, as a workbook of Excel would.
 */
const asRead = (cell: string | number) =>
  fewBlanks(String(cell))
    .replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();

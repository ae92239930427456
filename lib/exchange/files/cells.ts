import { fewBlanks } from '#lib/i18n/clean-text.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';

/** The cells of a row by their meaning. */
export type Cells<C extends string> = Partial<Record<C, string>>;

/** A cell that was not understood: the typed text and a `FieldError`. */
export type CellProblem<C extends string = string> = { column: C; cell: string; error: string };

/**
 * A cell whose text is kept word for word. `error` says what was not understood; null where it was,
 * but has no field of its own.
 */
export type KeptCell<C extends string = string> = { column: C; cell: string; error: string | null };

/** A cell that was not understood, and the column that keeps its text; null where none does. */
export type UnreadCell<C extends string = string> = CellProblem<C> & { keptIn: C | null };

/**
 * A row that was read. `beside` are cells of it to keep word for word too; `problems` are the cells
 * because of which it cannot be read.
 */
export type ReadRow<C extends string, I> =
  | { ok: true; input: I; beside?: readonly KeptCell<C>[] }
  | { ok: false; problems: CellProblem<C>[] };

type Written<C extends string> = Partial<Record<C, string | number | null>>;

/** Whether a column is a value of the record; our number and the other program’s id are not. */
const isValue = (column: string) => column !== 'number' && column !== 'foreignId';

/** The cells of another list that are not empty. */
export const filledCells = <C extends string>(cells: Cells<C>): Cells<C> =>
  Object.fromEntries(Object.entries(cells).filter(([column, cell]) => isValue(column) && cell !== '')) as Cells<C>;

/**
 * The cells of our own list that differ from what we wrote, in both languages. Untouched cells
 * change nothing, even where they show only a part of the value.
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
 * Text as a spreadsheet returns it: with other line ends, no blanks at line ends, ordinary spaces.
 * ODS files contain `A` for `_x0041_`, as in Excel workbooks.
 */
const asRead = (cell: string | number) =>
  fewBlanks(String(cell))
    .replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();

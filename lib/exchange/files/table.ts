import { gunzipSync, gzipSync } from 'node:zlib';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { undefused } from '#lib/files/separated-lines.ts';
import { fewBlanks, MAX_TEXT } from '#lib/i18n/clean-text.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { plainWords } from '#lib/search/words.ts';

/*
 * The rows of a file as a table with headings, packed for the way between threads, and the cells
 * that count.
 */

/** A list as in a spreadsheet: a line of headings, then rows of text cells. */
export type Table = Readonly<{
  header: readonly string[];
  rows: readonly TableRow[];
}>;

type TableRow = Readonly<{
  /** The line in the file, from 1, as a spreadsheet counts. */
  line: number;
  /** As many as the header has. */
  cells: readonly string[];
}>;

/** A row of a file, as it was read. */
export type ImportRow = { line: number; cells: string[] };

/**
 * Guesses what each column of a table contains, for one kind of list; null: nothing that is
 * imported. `locale`: the festival's main language.
 */
export type Propose = (table: Table, locale?: Locale) => readonly (string | null)[];

/**
 * In characters: the longest field, the apostrophe before a text, and one more, by which a longer
 * cell is noticed.
 */
const MAX_CELL = MAX_TEXT + 2;

/** Why a file is not a table. */
export type TableRefusal = {
  code:
    | 'empty'
    | 'tooManyRows'
    | 'tooManyColumns'
    | 'tooMuchText'
    | 'tooLarge'
    | 'unpacksTooLarge'
    | 'unreadable'
    | 'noResults';
  line?: number;
};

/**
 * The rows with their cells cut to the longest field and without long runs of blanks; or that they
 * are too large in all, because a small packed file can repeat one long text everywhere.
 */
export function withinLimits(rows: readonly ImportRow[]): ImportRow[] | TableRefusal {
  let [characters, cells] = [0, 0];
  const cut: ImportRow[] = [];
  for (const row of rows) {
    const own = row.cells.map((cell) => fewBlanks(cell).slice(0, MAX_CELL));
    for (const { length } of own) {
      characters += length;
      if (length > 0) cells += 1;
    }
    if (characters > MAX_OF_FILE.charactersInAll || cells > MAX_OF_FILE.cells) return { code: 'tooMuchText' };
    cut.push({ line: row.line, cells: own });
  }
  return cut;
}

/**
 * The rows as a table, without empty lines. The first remaining line has the headings if
 * `hasHeader`; otherwise columns are named by letters. `lines` are those of the file, from 1.
 */
export function tableOf(
  rows: readonly { line: number; cells: readonly string[] }[],
  hasHeader: boolean,
): Table | TableRefusal {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first, ...rest] = filled;
  if (!first) return { code: 'empty' };
  const width = Math.max(...filled.map(({ cells }) => lastFilled(cells) + 1));
  if (width > MAX_OF_FILE.columns) return { code: 'tooManyColumns' };
  const body = hasHeader ? rest : filled;
  if (body.length > MAX_OF_FILE.rows) return { code: 'tooManyRows' };
  const full = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => (cells[at] ?? '').trim());
  const header = hasHeader ? full(first.cells) : full([]);
  return {
    header: header.map((name, at) => name || letterOf(at)),
    rows: body.map(({ line, cells }) => ({
      line,
      cells: full(cells).map((cell) => undefused(cell)),
    })),
  };
}

const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '');

/** A, B … Z, AA, as in spreadsheets. */
export function letterOf(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** A heading without case, accents and punctuation; « Film(s) » is « films ». */
export const plainHeading = (heading: string) => plainWords(heading.replace(/(?<=\p{L})\(s\)/giu, 's'));

/**
 * Rows in the packed form in which threads pass them on and in which they are stored: some
 * kilobytes, instead of 50 MB for 20,000 rows of twelve cells. `head`: the first rows that are not
 * empty, by which a list is recognised.
 */
export type PackedRows = Readonly<{ bytes: Uint8Array; head: readonly ImportRow[] }>;

/**
 * How many non-empty rows are examined: what stands above a list (a title, a date, an empty line)
 * is short.
 */
export const LOOKED_AT = 12;

/** The level of compression: low, because somebody waits for it and it is stored for only a day. */
const LEVEL = 1;

export function packRows(rows: readonly ImportRow[]): PackedRows {
  const head: ImportRow[] = [];
  for (const row of rows) {
    if (head.length === LOOKED_AT) break;
    if (row.cells.some((cell) => cell.trim() !== '')) head.push(row);
  }
  return { bytes: gzipSync(JSON.stringify(rows), { level: LEVEL }), head };
}

/** The same where the rows are a table; else why they are none. */
export function packTable(rows: readonly ImportRow[] | TableRefusal): PackedRows | TableRefusal {
  if ('code' in rows) return rows;
  const table = tableOf(rows, true);
  return 'code' in table ? table : packRows(rows);
}

export const unpackRows = (bytes: Uint8Array): ImportRow[] => JSON.parse(gunzipSync(bytes).toString()) as ImportRow[];

/**
 * The unpacked length in bytes of JSON, from the end of the packed data (RFC 1952, 2.3.1: ISIZE).
 */
export const unpackedLength = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);

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

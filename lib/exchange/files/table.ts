import { undefused } from '#lib/files/defused.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { fewBlanks, MAX_TEXT } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** A list as a spreadsheet has it: a line of headings, then rows of text cells. */
export type Table = Readonly<{
  header: readonly string[];
  rows: readonly TableRow[];
}>;

type TableRow = Readonly<{
  /** In the file, from 1, as a spreadsheet counts. */
  line: number;
  /** As many as the header has. */
  cells: readonly string[];
}>;

/** A row of a file, of which nothing is known yet. */
export type ImportRow = { line: number; cells: string[] };

/**
 * What each column of a table seems to hold, whatever it is a list of; null: nothing that is taken.
 * `locale`: the festival's first language.
 */
export type Propose = (table: Table, locale?: Locale) => readonly (string | null)[];

/**
 * Of a cell, in characters: the longest field, the apostrophe before a text, and one by which it is
 * seen to be too long.
 */
const MAX_CELL = MAX_TEXT + 2;

/** Why a file is no table. */
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
 * Rows with their cells cut where no field takes more, without long stretches of blanks; or that
 * they are too much in all: a small file can say one long text everywhere.
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
 * Rows as they were read, as a table: empty lines are left out, the first that is left holds the
 * headings where `hasHeader`, else columns are named by their letters. `lines` are those of the
 * file, from 1.
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

/** A, B … Z, AA, as spreadsheets name columns. */
export function letterOf(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** Tells a spreadsheet that the file is UTF-8; without it Excel shows « Ã©crans ». */
export const BYTE_ORDER_MARK = '\ufeff';

export type SeparatedCell = string | number | null;

/**
 * A line of separated values with its line end (RFC 4180). A text that a spreadsheet would execute
 * is made safe. Numbers are written as they are, with a point unless `decimal` says otherwise.
 */
export function separatedLine(
  cells: readonly SeparatedCell[],
  { separator, decimal = '.' }: { separator: ';' | ','; decimal?: ',' | '.' },
): string {
  const written = (cell: SeparatedCell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return quoted(String(cell).replace('.', decimal));
    return quoted(defuse(cell));
  };
  const quoted = (text: string) =>
    /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  return `${cells.map(written).join(separator)}\r\n`;
}

/** In characters; a cell of a workbook holds no more. */
export const MAX_CELL = 32_767;

/**
 * What a spreadsheet would execute instead of showing: a formula or a command, also after a tab or
 * a line break. An apostrophe before it means « this is text » in every spreadsheet. A text that
 * already begins with apostrophes followed by a formula gets one more, so that reading the file
 * back loses none.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell of text made safe for spreadsheets. Numbers are not text and must be written as they are.
 */
export const defuse = (cell: string): string => (DANGEROUS.test(cell) ? `'${cell}` : cell);

/** The inverse of `defuse`; a cell that `defuse` would never have written stays as it is. */
export const undefused = (cell: string): string => (DEFUSED.test(cell) ? cell.slice(1) : cell);

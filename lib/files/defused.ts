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

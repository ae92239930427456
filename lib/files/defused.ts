/** In characters: a cell of a workbook holds no more. */
export const MAX_CELL = 32_767;

/**
 * What a spreadsheet would run instead of showing: a formula, a command, a cell that only begins
 * with a tab or a line break before one. The apostrophe says « this is text » in every spreadsheet;
 * a text that already begins with some, then with a formula, gets one more, so that none is lost on
 * the way back.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell of text as it may stand in a file for spreadsheets. Numbers are no text: write them as
 * they are.
 */
export const defuse = (cell: string): string => (DANGEROUS.test(cell) ? `'${cell}` : cell);

/** The text `defuse` was given; a cell that it would never have written stays as it is. */
export const undefused = (cell: string): string => (DEFUSED.test(cell) ? cell.slice(1) : cell);

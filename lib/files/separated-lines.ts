import { defuse } from './defused.ts';

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

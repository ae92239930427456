import { decodeText } from './decode.ts';
import { type PackedRows, packTable } from './packed-rows.ts';
import { readSeparated } from './separated.ts';
import { type ImportRow, type TableRefusal, withinLimits } from './table.ts';

/** The rows of a text file, with any encoding and separator. */
export function textRows(bytes: Uint8Array): ImportRow[] | TableRefusal {
  const text = decodeText(bytes);
  // Text contains no zeros; and PDF or RTF files consist of lines, but not of rows.
  if (text.includes('\0') || /^(?:%PDF-|\{\\rtf)/.test(text)) return { code: 'unreadable' };
  const rows = readSeparated(text);
  return Array.isArray(rows) ? withinLimits(rows) : rows;
}

/** The same, packed by the thread that reads them. */
export const packedText = (bytes: Uint8Array): PackedRows | TableRefusal => packTable(textRows(bytes));

import { decodeText } from './decode.ts';
import { readSeparated } from './separated.ts';
import { FILE_BYTES_MAX, type TableRefusal, tableOf } from './table.ts';
import { isZip, readWorkbook } from './workbook.ts';

export type ImportRow = { line: number; cells: string[] };

/** The rows of a file or of what was pasted, or why there are none: every cap is held before anything is kept. */
export async function readList(bytes: Uint8Array): Promise<ImportRow[] | TableRefusal> {
  if (bytes.length > FILE_BYTES_MAX) return { code: 'tooLarge' };
  if (isZip(bytes)) return readWorkbook(bytes);
  const text = decodeText(bytes);
  // Nothing that people write has zeros in it.
  if (text.includes('\0')) return { code: 'unreadable' };
  const rows = readSeparated(text);
  if (!Array.isArray(rows)) return rows;
  const table = tableOf(rows, true);
  return 'code' in table ? table : rows;
}

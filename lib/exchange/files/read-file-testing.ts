import { readListFile, readPackedSheets } from './read-file.ts';
import { type ImportRow, type TableRefusal, unpackRows } from './table.ts';
import { packedText } from './text-files.ts';

/** The rows of any file, of a workbook those of its first sheet, or why there are none. */
export async function readList(bytes: Uint8Array): Promise<ImportRow[] | TableRefusal> {
  const file = await readListFile(bytes, () => []);
  return 'code' in file ? file : unpackRows(file.rows.bytes);
}

/** The sheets of a workbook that hold anything. */
export async function readSheets(bytes: Uint8Array) {
  const sheets = await readPackedSheets(bytes);
  if (!Array.isArray(sheets)) return sheets;
  return sheets.map(({ name, rows, isUncounted }) => ({ name, rows: unpackRows(rows.bytes), isUncounted }));
}

/** A published programme as it is read: the rows of its CSV. */
export function packedCsv(csv: Uint8Array): Uint8Array {
  const rows = packedText(csv);
  return 'code' in rows ? new Uint8Array() : rows.bytes;
}

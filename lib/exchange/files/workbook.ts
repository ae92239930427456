import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { type PackedRows, unpackRows } from './packed-rows.ts';
import type { ImportRow, TableRefusal } from './table.ts';
import { unpackedSize } from './zip-sizes.ts';

/** Whether these are the bytes of a zip, which every workbook of today is. */
export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * One sheet of a workbook; `isUncounted`: formulas in it have no result, and their cells would be
 * empty.
 */
type Sheet = { name: string; rows: ImportRow[]; isUncounted: boolean };
/** The same as the thread hands it on; `refusal`: why its rows are no table. */
export type PackedSheet = { name: string; rows: PackedRows; isUncounted: boolean; refusal: TableRefusal | null };

export const sheetsJob: Job<Uint8Array, PackedSheet[] | TableRefusal> = {
  name: 'sheets',
  lane: 'files',
  megabytes: 300,
  milliseconds: 15_000,
};

/** The rows of the first sheet that holds anything. */
export async function readWorkbook(bytes: Uint8Array): Promise<ImportRow[] | TableRefusal> {
  const sheets = await readPackedSheets(bytes);
  if (!Array.isArray(sheets)) return sheets;
  const [first] = sheets;
  if (!first) return { code: 'empty' };
  if (first.isUncounted) return { code: 'noResults' };
  return first.refusal ?? unpackRows(first.rows.bytes);
}

/** The sheets of a workbook that hold anything. */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[] | TableRefusal> {
  const sheets = await readPackedSheets(bytes);
  if (!Array.isArray(sheets)) return sheets;
  return sheets.map(({ name, rows, isUncounted }) => ({ name, rows: unpackRows(rows.bytes), isUncounted }));
}

/**
 * The sheets of an XLSX or ODS file that hold anything, in their order. It is read in a thread of
 * its own, with an end to its time and its memory: whatever the file holds, the server goes on
 * answering.
 */
export async function readPackedSheets(bytes: Uint8Array): Promise<PackedSheet[] | TableRefusal> {
  const size = unpackedSize(bytes);
  if (size === null) return { code: 'unreadable' };
  if (size > MAX_OF_FILE.unpackedBytes) return { code: 'unpacksTooLarge' };
  return (await readInThread(sheetsJob, bytes)) ?? { code: 'unreadable' };
}

import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { type ImportRow, type TableRefusal, tableOf } from './table.ts';
import { unpackedSize } from './zip-sizes.ts';

/** Whether these are the bytes of a zip, which every workbook of today is. */
export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** One sheet of a workbook; `isUncounted`: formulas in it have no result, and their cells would be empty. */
export type Sheet = { name: string; rows: ImportRow[]; isUncounted: boolean };

export const sheetsJob: Job<Uint8Array, Sheet[] | TableRefusal> = {
  name: 'sheets',
  lane: 'files',
  megabytes: 300,
  milliseconds: 15_000,
};

/** The rows of the first sheet that holds anything. */
export async function readWorkbook(bytes: Uint8Array): Promise<ImportRow[] | TableRefusal> {
  const sheets = await readSheets(bytes);
  if (!Array.isArray(sheets)) return sheets;
  if (sheets[0]?.isUncounted) return { code: 'noResults' };
  const rows = sheets[0]?.rows ?? [];
  const table = tableOf(rows, true);
  return 'code' in table ? table : rows;
}

/**
 * The sheets of an XLSX or ODS file that hold anything, in their order. It is read in a thread of its own, with an end to its time and its memory: whatever the file holds, the server goes on
 * answering.
 */
export async function readSheets(bytes: Uint8Array): Promise<Sheet[] | TableRefusal> {
  const size = unpackedSize(bytes);
  if (size === null) return { code: 'unreadable' };
  if (size > MAX_OF_FILE.unpackedBytes) return { code: 'unpacksTooLarge' };
  return (await readInThread(sheetsJob, bytes)) ?? { code: 'unreadable' };
}

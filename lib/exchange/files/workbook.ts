import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import type { PackedRows } from './packed-rows.ts';
import type { TableRefusal } from './table.ts';
import { unpackedSize } from './zip-sizes.ts';

/** Whether the bytes are a zip file, as all present workbooks are. */
export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * One sheet of a workbook. `isUncounted`: formulas in it have no result, so that their cells would
 * be empty. `refusal`: why its rows are no table.
 */
export type PackedSheet = { name: string; rows: PackedRows; isUncounted: boolean; refusal: TableRefusal | null };

export const sheetsJob: Job<Uint8Array, PackedSheet[] | TableRefusal> = {
  name: 'sheets',
  lane: 'files',
  megabytes: 300,
  milliseconds: 15_000,
};

/**
 * The non-empty sheets of an XLSX or ODS file, in order. It is read in a thread with limits of time
 * and memory, so that the server keeps answering whatever the file contains.
 */
export async function readPackedSheets(bytes: Uint8Array): Promise<PackedSheet[] | TableRefusal> {
  const size = unpackedSize(bytes);
  if (size === null) return { code: 'unreadable' };
  if (size > MAX_OF_FILE.unpackedBytes) return { code: 'unpacksTooLarge' };
  return (await readInThread(sheetsJob, bytes)) ?? { code: 'unreadable' };
}

import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import type { PackedRows } from './packed-rows.ts';
import type { TableRefusal } from './table.ts';
import { unpackedSize } from './zip-sizes.ts';

/** Whether these are the bytes of a zip, which every workbook of today is. */
export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * One sheet of a workbook; `isUncounted`: formulas in it have no result, and their cells would be
 * empty. `refusal`: why its rows are no table.
 */
export type PackedSheet = { name: string; rows: PackedRows; isUncounted: boolean; refusal: TableRefusal | null };

export const sheetsJob: Job<Uint8Array, PackedSheet[] | TableRefusal> = {
  name: 'sheets',
  lane: 'files',
  megabytes: 300,
  milliseconds: 15_000,
};

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

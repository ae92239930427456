import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';

/**
 * Text, a number, a date (`2026-11-28`) or a wall clock (`2026-11-28T20:30`); null for an empty
 * cell.
 */
export type WorkbookCell = string | number | null | { date: string } | { wall: string };

export type WorkbookSheet = Readonly<{
  /** 31 characters at most, without `\ / ? * [ ] :`. */
  name: string;
  headings: readonly string[];
  /** Of each column, in characters. */
  widths: readonly number[];
}>;

type Rows = readonly (readonly WorkbookCell[])[];

/** Of our own data: a reader waits behind no file for it. */
export const workbookJob: Job<WorkbookSheet, Uint8Array, never, Rows> = {
  name: 'workbook',
  lane: 'reading',
  milliseconds: 60_000,
};

/**
 * The bytes of an XLSX file of one sheet. It is put together in a thread, to which rows are handed
 * as they are made, so that others are answered meanwhile. Text is text in it, also where it looks
 * like a formula. Throws when the thread does not come to an end.
 */
export async function writeWorkbook(sheet: WorkbookSheet, batches: Iterable<Rows>): Promise<Buffer> {
  return Buffer.from(await runJob(workbookJob, sheet, { give: batches }));
}

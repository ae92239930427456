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
  /** The width of each column, in characters. */
  widths: readonly number[];
}>;

type Rows = readonly (readonly WorkbookCell[])[];

/** In the lane for our own data, so that a reader does not wait behind uploaded files. */
export const workbookJob: Job<WorkbookSheet, Uint8Array, never, Rows> = {
  name: 'workbook',
  lane: 'reading',
  milliseconds: 60_000,
};

/**
 * The bytes of an XLSX file with one sheet. A thread puts it together from rows that it receives as
 * they are made, so that other requests are answered meanwhile. Text stays text, also where it
 * looks like a formula. Throws when the thread fails.
 */
export async function writeWorkbook(sheet: WorkbookSheet, batches: Iterable<Rows>): Promise<Buffer> {
  return Buffer.from(await runJob(workbookJob, sheet, { give: batches }));
}

import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { workerStart } from './worker-start.ts';

const MEMORY_MB = 512;
const MILLISECONDS = 60_000;

/** Text, a number, a date (`2026-11-28`) or a wall clock (`2026-11-28T20:30`); null for an empty cell. */
export type WorkbookCell = string | number | null | { date: string } | { wall: string };

export type WorkbookSheet = Readonly<{
  /** 31 characters at most, without `\ / ? * [ ] :`. */
  name: string;
  headings: readonly string[];
  /** Of each column, in characters. */
  widths: readonly number[];
}>;

/**
 * The bytes of an XLSX file of one sheet. It is put together in a thread of its own, to which rows are handed as they are made, so that others are answered
 * meanwhile. Text is text in it, also where it looks like a formula. Throws when the thread does not come to an end.
 */
export async function writeWorkbook(
  sheet: WorkbookSheet,
  batches: Iterable<readonly (readonly WorkbookCell[])[]>,
): Promise<Buffer> {
  const worker = new Worker(workerStart('write-workbook-worker.ts'), {
    eval: true,
    workerData: sheet,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const written = new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => resolve(Buffer.from(bytes.buffer)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The workbook was not written.')));
    setTimeout(() => reject(new Error('The workbook took too long.')), MILLISECONDS).unref();
  });
  // It may fail while rows are still being made.
  written.catch(() => {});
  try {
    for (const rows of batches) {
      worker.postMessage(rows);
      await setImmediate();
    }
    worker.postMessage(null);
    return await written;
  } finally {
    void worker.terminate();
  }
}

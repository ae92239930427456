import { Worker } from 'node:worker_threads';
import type { ImportRow } from './read-file.ts';
import { type TableRefusal, tableOf } from './table.ts';
import { workerStart } from './worker-start.ts';
import { unpackedSize } from './zip-sizes.ts';

/** Of an unpacked workbook, in bytes: twenty thousand rows of a hundred cells are a third of it. */
const UNPACKED_MAX = 300_000_000;
const MEMORY_MB = 512;
const MILLISECONDS = 15_000;

/** Whether these are the bytes of a zip, which every workbook of today is. */
export const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * The rows of an XLSX or ODS file. It is read in a thread of its own, with an end to its time and its memory: whatever the file holds, the server goes on
 * answering.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ImportRow[] | TableRefusal> {
  const size = unpackedSize(bytes);
  if (size === null) return { code: 'unreadable' };
  if (size > UNPACKED_MAX) return { code: 'tooLarge' };
  const rows = await inWorker(bytes);
  if (rows === null) return { code: 'unreadable' };
  const table = tableOf(rows, true);
  return 'code' in table ? table : rows;
}

function inWorker(bytes: Uint8Array): Promise<ImportRow[] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(workerStart('workbook-worker.ts'), {
      eval: true,
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = (rows: ImportRow[] | null) => {
      clearTimeout(timer);
      resolve(rows);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), MILLISECONDS);
    worker.once('message', end);
    // Out of memory, or a file that is no workbook: for whoever brings it, both are one.
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}

import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { suits } from './list-start.ts';
import type { PackedRows } from './packed-rows.ts';
import type { Propose, TableRefusal } from './table.ts';
import { packedText } from './text-rows.ts';
import { isZip, readPackedSheets } from './workbook.ts';

/**
 * In bytes: a text of this size is read so fast that nobody notices. Larger ones are read in a
 * thread, like workbooks.
 */
const SOON_READ = 300_000;
export const textJob: Job<Uint8Array, PackedRows | TableRefusal> = {
  name: 'text',
  lane: 'files',
  milliseconds: 15_000,
};

/**
 * The content of a file; for a workbook with several lists also which sheet was read, and the names
 * of the others.
 */
export type ListFile = { rows: PackedRows; sheet: { name: string; others: string[] } | null };

/**
 * Reads a file as a list of one kind: of a workbook, the sheet whose headings suit it best, and
 * among equals the first.
 */
export async function readListFile(bytes: Uint8Array, propose: Propose): Promise<ListFile | TableRefusal> {
  if (bytes.length > MAX_OF_FILE.bytes || !isZip(bytes)) {
    const rows = await readText(bytes);
    return 'code' in rows ? rows : { rows, sheet: null };
  }
  const sheets = await readPackedSheets(bytes);
  if (!Array.isArray(sheets)) return sheets;
  const most = Math.max(0, ...sheets.map(({ rows }) => suits(rows.head, propose)));
  const best = sheets.find(({ rows }) => suits(rows.head, propose) === most);
  if (!best) return { code: 'empty' };
  if (best.isUncounted) return { code: 'noResults' };
  if (best.refusal) return best.refusal;
  const others = sheets.flatMap((one) => (one === best ? [] : [one.name]));
  return { rows: best.rows, sheet: others.length > 0 ? { name: best.name, others } : null };
}

/**
 * The rows of a text file, or why there are none. All limits are checked before anything is stored.
 */
async function readText(bytes: Uint8Array): Promise<PackedRows | TableRefusal> {
  if (bytes.length > MAX_OF_FILE.bytes) return { code: 'tooLarge' };
  const rows = bytes.length > SOON_READ ? await readInThread(textJob, bytes) : packedText(bytes);
  return rows ?? { code: 'unreadable' };
}

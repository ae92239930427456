import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { suits } from './list-start.ts';
import { type ImportRow, type Propose, type TableRefusal, tableOf } from './table.ts';
import { textRows } from './text-rows.ts';
import { isZip, readSheets, readWorkbook } from './workbook.ts';

/** In bytes: so much text is read before anybody notices. More of it goes to a thread of its own, as a workbook does. */
const SOON_READ = 300_000;
export const textJob: Job<Uint8Array, ReturnType<typeof textRows>> = {
  name: 'text',
  lane: 'files',
  milliseconds: 15_000,
};

/** What was read of a file; of a workbook whose sheets hold several lists also which one, and the names of those that were not. */
export type ListFile = { rows: ImportRow[]; sheet: { name: string; others: string[] } | null };

/** A file as a list of one kind: of a workbook the sheet whose headings suit it best, the first of equals. */
export async function readListFile(bytes: Uint8Array, propose: Propose): Promise<ListFile | TableRefusal> {
  if (bytes.length > MAX_OF_FILE.bytes || !isZip(bytes)) {
    const rows = await readList(bytes);
    return Array.isArray(rows) ? { rows, sheet: null } : rows;
  }
  const sheets = await readSheets(bytes);
  if (!Array.isArray(sheets)) return sheets;
  const most = Math.max(0, ...sheets.map(({ rows }) => suits(rows, propose)));
  const best = sheets.find(({ rows }) => suits(rows, propose) === most);
  if (best?.isUncounted) return { code: 'noResults' };
  const rows = best?.rows ?? [];
  const table = tableOf(rows, true);
  if ('code' in table) return table;
  const others = sheets.flatMap((one) => (one === best ? [] : [one.name]));
  return { rows, sheet: best && others.length > 0 ? { name: best.name, others } : null };
}

/** The rows of a file or of what was pasted, or why there are none: every cap is held before anything is kept. */
export async function readList(bytes: Uint8Array): Promise<ImportRow[] | TableRefusal> {
  if (bytes.length > MAX_OF_FILE.bytes) return { code: 'tooLarge' };
  if (isZip(bytes)) return readWorkbook(bytes);
  const rows = bytes.length > SOON_READ ? await readInThread(textJob, bytes) : textRows(bytes);
  if (rows === null) return { code: 'unreadable' };
  if (!Array.isArray(rows)) return rows;
  const table = tableOf(rows, true);
  return 'code' in table ? table : rows;
}

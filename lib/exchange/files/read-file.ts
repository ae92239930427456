import { inflateRawSync } from 'node:zlib';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { suits } from './list-start.ts';
import type { PackedRows, Propose, TableRefusal } from './table.ts';
import { packedText } from './text-files.ts';

/*
 * Reads an uploaded file as rows: texts here or in a thread, workbooks always in a thread, with
 * limits on what a zip unpacks to.
 */

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

type Entry = { method: number; packed: number; unpacked: number; header: number };

/** The directory of a zip: the files with their sizes; null when it has none. */
function entriesOf(bytes: Uint8Array): Entry[] | null {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  // A zip whose counts differ is split over several disks; other readers would read it differently,
  // so it is refused.
  if (view.getUint16(end + 8, true) !== count) return null;
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    entries.push({
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The total unpacked size that a zip states, in bytes; null when it is no zip. Reads only its
 * directory.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  return entriesOf(bytes)?.reduce((size, { unpacked }) => size + unpacked, 0) ?? null;
}

/**
 * Whether each file in a zip really unpacks to the size in its directory, and has the same size
 * before its data, which the reader of workbooks uses. A false size could fill the memory, and a
 * damaged file could keep a reader busy for ever. It unpacks everything once, so check
 * `unpackedSize` first.
 */
export function unpacksAsSaid(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  return (entriesOf(bytes) ?? [null]).every((entry) => {
    if (!entry || entry.header + 30 > bytes.length) return false;
    const { method, packed, unpacked, header } = entry;
    const extra = header + 30 + view.getUint16(header + 26, true);
    const from = extra + view.getUint16(header + 28, true);
    if (view.getUint32(header, true) !== 0x04034b50 || view.getUint16(header + 8, true) !== method) return false;
    const data = bytes.subarray(from, from + packed);
    if (data.length < packed) return false;
    if (method === STORED)
      return packed === unpacked && view.getUint32(header + 18, true) === packed && !isWide(view, extra, from);
    if (method !== DEFLATED) return false;
    try {
      return inflateRawSync(data, { maxOutputLength: Math.max(unpacked, 1) }).length === unpacked;
    } catch {
      return false;
    }
  });
}

const STORED = 0;
const DEFLATED = 8;

/** Whether one of these extra fields replaces the four-byte size with one of eight bytes. */
function isWide(view: DataView, from: number, to: number): boolean {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1) return true;
  return false;
}

/**
 * The position of the record that ends a zip, with at most 65,535 bytes of comment behind it. Null
 * where its mark is so late that the record is incomplete: another reader would look elsewhere.
 */
function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 4; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at + 22 <= view.byteLength ? at : null;
  return null;
}

/**
 * Which sheet of a workbook was read, and which were not; only the file's name where there is
 * nothing to choose.
 */
export function sheetSentence(file: string, { sheet }: Pick<ListFile, 'sheet'>, locale: Locale): string {
  if (!sheet) return file;
  const t = translator(locale, 'exchange');
  const others = sheet.others.map((name) => t('plan.sheetName', { name })).join(', ');
  return t('plan.sheet', { file, name: sheet.name, count: sheet.others.length, others });
}

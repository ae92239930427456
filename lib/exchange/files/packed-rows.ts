import { gunzipSync, gzipSync } from 'node:zlib';
import { type ImportRow, type TableRefusal, tableOf } from './table.ts';

/**
 * Rows as a thread hands them on, and as they are kept: whoever only passes them on holds some
 * kilobytes, and not 20,000 rows of twelve cells, which are 50 MB. `head`: the first that hold
 * something, by which a list is known.
 */
export type PackedRows = Readonly<{ bytes: Uint8Array; head: readonly ImportRow[] }>;

/** Titles, a date, an empty line: what stands over a list is short. Rows that hold something. */
export const LOOKED_AT = 12;

/** Of compression: somebody waits for it, and it is kept for a day. */
const LEVEL = 1;

export function packRows(rows: readonly ImportRow[]): PackedRows {
  const head: ImportRow[] = [];
  for (const row of rows) {
    if (head.length === LOOKED_AT) break;
    if (row.cells.some((cell) => cell.trim() !== '')) head.push(row);
  }
  return { bytes: gzipSync(JSON.stringify(rows), { level: LEVEL }), head };
}

/** The same where they are a table; else why they are none. */
export function packTable(rows: readonly ImportRow[] | TableRefusal): PackedRows | TableRefusal {
  if ('code' in rows) return rows;
  const table = tableOf(rows, true);
  return 'code' in table ? table : packRows(rows);
}

export const unpackRows = (bytes: Uint8Array): ImportRow[] => JSON.parse(gunzipSync(bytes).toString()) as ImportRow[];

/**
 * How long they are unpacked, in bytes of JSON, from the end of the packed ones (RFC 1952, 2.3.1:
 * ISIZE).
 */
export const unpackedLength = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);

import { gunzipSync, gzipSync } from 'node:zlib';
import { type ImportRow, type TableRefusal, tableOf } from './table.ts';

/**
 * Rows in the packed form in which threads pass them on and in which they are stored: some
 * kilobytes, instead of 50 MB for 20,000 rows of twelve cells. `head`: the first rows that are not
 * empty, by which a list is recognised.
 */
export type PackedRows = Readonly<{ bytes: Uint8Array; head: readonly ImportRow[] }>;

/**
 * How many non-empty rows are examined: what stands above a list (a title, a date, an empty line)
 * is short.
 */
export const LOOKED_AT = 12;

/** The level of compression: low, because somebody waits for it and it is stored for only a day. */
const LEVEL = 1;

export function packRows(rows: readonly ImportRow[]): PackedRows {
  const head: ImportRow[] = [];
  for (const row of rows) {
    if (head.length === LOOKED_AT) break;
    if (row.cells.some((cell) => cell.trim() !== '')) head.push(row);
  }
  return { bytes: gzipSync(JSON.stringify(rows), { level: LEVEL }), head };
}

/** The same where the rows are a table; else why they are none. */
export function packTable(rows: readonly ImportRow[] | TableRefusal): PackedRows | TableRefusal {
  if ('code' in rows) return rows;
  const table = tableOf(rows, true);
  return 'code' in table ? table : packRows(rows);
}

export const unpackRows = (bytes: Uint8Array): ImportRow[] => JSON.parse(gunzipSync(bytes).toString()) as ImportRow[];

/**
 * The unpacked length in bytes of JSON, from the end of the packed data (RFC 1952, 2.3.1: ISIZE).
 */
export const unpackedLength = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.byteLength - 4, true);

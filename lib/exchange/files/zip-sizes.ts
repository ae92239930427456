import { inflateRawSync } from 'node:zlib';

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

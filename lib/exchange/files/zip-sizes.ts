import { inflateRawSync } from 'node:zlib';

type Entry = { method: number; packed: number; unpacked: number; header: number };

/** What the directory of a zip says of each file in it; null when it has none. */
function entriesOf(bytes: Uint8Array): Entry[] | null {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  // What has one count for this part and another for the whole is read otherwise by others.
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
 * What a zip says it holds once it is unpacked, in bytes; null when it is none. Reads only its
 * directory.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  return entriesOf(bytes)?.reduce((size, { unpacked }) => size + unpacked, 0) ?? null;
}

/**
 * Whether each file in a zip unpacks to as much as its directory says, and says the same before its
 * data, which is what the reader of workbooks goes by: one that lies would fill the memory, and one
 * that is damaged can keep a reader busy for ever. Unpacks all of it once, so its size is asked
 * before.
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

/**
 * Whether a size of eight bytes among these extra fields stands in the place of the one of four.
 */
function isWide(view: DataView, from: number, to: number): boolean {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1) return true;
  return false;
}

/**
 * The record that closes a zip stands last, with a comment of at most 65,535 bytes behind it. Null
 * where its mark stands so late that it closes nothing: there another reader would look.
 */
function endOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 4; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at + 22 <= view.byteLength ? at : null;
  return null;
}

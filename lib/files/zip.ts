import { crc32 } from 'node:zlib';

/** A file of a ZIP: `bytes` answers them from the start, each time it is asked, `size` of them. Its name has no folder above it. */
export type ZipEntry = Readonly<{ name: string; size: number; bytes: () => AsyncIterable<Uint8Array> }>;

/** What a ZIP without its extension for large files holds at most, in bytes. */
export const MAX_ZIP = 0xffff_ffff;

const encoded = (name: string) => Buffer.from(name, 'utf8');
const LOCAL = 30;
const CENTRAL = 46;
const END = 22;

/** How long the ZIP of these files is, in bytes. */
export const zipSize = (entries: readonly Pick<ZipEntry, 'name' | 'size'>[]): number =>
  entries.reduce((sum, { name, size }) => sum + LOCAL + CENTRAL + 2 * encoded(name).length + size, END);

/**
 * A ZIP (APPNOTE 6.3.10) of files that are packed already and stored as they are, a piece at a time. Each is read twice: its checksum stands before its
 * bytes, so that programs that read from one end to the other take it, and the length of the whole is known. Throws where a file is not as long as was said.
 */
export async function* zipPieces(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, size, bytes } of entries) {
    let sum = 0;
    for await (const piece of bytes()) sum = crc32(piece, sum);
    const facts = factsOf(encoded(name), size, sum);
    const head = Buffer.concat([uint32(0x0403_4b50), facts.subarray(2), encoded(name)]);
    yield head;
    let sent = 0;
    for await (const piece of bytes()) {
      sent += piece.length;
      yield piece;
    }
    if (sent !== size) throw new Error(`${name}: ${sent} of ${size} bytes`);
    directory.push(uint32(0x0201_4b50), facts, placed(offset), encoded(name));
    offset += head.length + size;
  }
  yield Buffer.concat(directory);
  yield endOf(entries.length, Buffer.concat(directory).length, offset);
}

/** Names are UTF-8. */
const UTF8 = 1 << 11;
/** The first of January 1980: the same files make the same bytes. */
const FIRST_DATE = 0x21;

/** What both records of a file say: by which version it was made, which one reads it, how it is stored, and how long it is. The local one leaves out the first. */
function factsOf(name: Buffer, size: number, sum: number): Buffer {
  const facts = Buffer.alloc(28);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(20, 2);
  facts.writeUInt16LE(UTF8, 4);
  facts.writeUInt16LE(FIRST_DATE, 10);
  facts.writeUInt32LE(sum, 12);
  facts.writeUInt32LE(size, 16);
  facts.writeUInt32LE(size, 20);
  facts.writeUInt16LE(name.length, 24);
  return facts;
}

/** The rest of a file's record in the directory: no comment, the first disk, and where it begins. */
function placed(offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return rest;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(END);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header, type Pack, pack } from 'tar-stream';
import { type FileFormat, fileFormats } from '#db/enums.ts';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { isThere, originalFile, placeFile, unfinishedFile } from '#lib/pictures/picture-files.ts';
import { MAX_PICTURE_KEPT, MAX_PICTURES } from '#lib/pictures/schema.ts';
import { MAX_TASKS } from '#lib/volunteers/schema.ts';
import type { FileRefusal } from './festival-content.ts';
import { FILE_ENDING } from './festival-file.ts';

/*
 * A festival with its pictures, `{slug}.lanterne.tar`: a POSIX archive (ustar) of
 * `festival.lanterne.json.gz`, which is the festival file as it is without pictures, and after it
 * the pictures and the files beside briefings, `files/{sha256}.{pdf|jpeg|png|webp}`. It is written
 * and read from one end to the other, a piece at a time. Whatever else stands in it is refused.
 */

export const ARCHIVE_ENDING = '.lanterne.tar';
const FESTIVAL = `festival${FILE_ENDING}`;
const PICTURE = new RegExp(`^files/([0-9a-f]{64})\\.(${fileFormats.join('|')})$`);
/** Releases name pictures that the draft has no more; each task may have a file. */
const MAX_ENTRIES = 2 * MAX_PICTURES + MAX_TASKS;

/** A picture of an archive, or a file beside a briefing, and where it lies here. */
export type ArchivedPicture = Readonly<{ hash: string; format: FileFormat; path: string }>;

/** The bytes of an archive, as they are asked for. What is missing on the disk stays out. */
export function writeArchive(file: Uint8Array, pictures: readonly ArchivedPicture[]): Readable {
  const archive = pack();
  const end = new AbortController();
  archive.on('close', () => end.abort());
  fill(archive, file, pictures, end.signal).catch((error) => archive.destroy(error));
  return Readable.from(archive);
}

// The same festival makes the same bytes.
const plain = { mode: 0o600, mtime: new Date(0) };

async function fill(archive: Pack, file: Uint8Array, pictures: readonly ArchivedPicture[], signal: AbortSignal) {
  archive.entry({ ...plain, name: FESTIVAL }, Buffer.from(file));
  for (const { hash, format, path } of pictures) {
    if (signal.aborted) return;
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) continue;
    const entry = archive.entry({ ...plain, name: `files/${hash}.${format}`, size });
    for await (const chunk of createReadStream(path, { signal })) if (!entry.write(chunk)) await drained(entry, signal);
    entry.end(null);
  }
  archive.finalize();
}

/** Until it takes more, or nobody reads the archive any more. */
const drained = (entry: ReturnType<Pack['entry']>, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const go = () => {
      signal.removeEventListener('abort', go);
      resolve();
    };
    entry.once('drain', go);
    signal.addEventListener('abort', go);
  });

/** Whether a file is an archive: what stands where POSIX has its name. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(262), 0, 262, 0);
    return bytesRead === 262 && buffer.toString('latin1', 257, 262) === 'ustar';
  } finally {
    await file.close();
  }
}

type Entry = AsyncIterable<Uint8Array> & Readonly<{ header: Header; resume: () => unknown }>;

/**
 * The entries of an archive, one after the other. Each is read to its end, or left with `resume`,
 * before the next comes.
 */
async function* entriesOf(path: string): AsyncGenerator<Entry> {
  const file = createReadStream(path);
  const reader = extract();
  file.on('error', (error) => reader.destroy(error));
  file.pipe(reader);
  try {
    // Of bytes alone, which its types leave open.
    yield* reader as AsyncIterable<unknown> as AsyncIterable<Entry>;
  } finally {
    file.destroy();
    reader.destroy();
  }
}

const REFUSED = { code: 'broken' } as const satisfies FileRefusal;

/**
 * The festival file that stands at the head of an archive, or is one by itself; or why there is
 * none.
 */
export async function festivalBytesOf(path: string): Promise<Buffer | FileRefusal> {
  const tooLarge = { code: 'tooLarge' } as const;
  if (!(await isArchive(path))) {
    const file = await open(path);
    try {
      return (await file.stat()).size > MAX_OF_FILE.bytes ? tooLarge : await file.readFile();
    } finally {
      await file.close();
    }
  }
  try {
    for await (const entry of entriesOf(path)) {
      const { name, type, size } = entry.header;
      if (name !== FESTIVAL || type !== 'file') return { code: 'notAFestival' };
      if (size > MAX_OF_FILE.bytes) return tooLarge;
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry) chunks.push(chunk);
      return Buffer.concat(chunks);
    }
  } catch {
    return REFUSED;
  }
  return { code: 'notAFestival' };
}

/**
 * Brings the pictures of an archive into the data folder, each once it is what its name says and
 * `isKept` has found it to be a picture as we keep them. Answers how many the archive has; none
 * where the file is no archive. A refusal leaves files that nothing names, which go after a week.
 * Throws LanterneError where the disk, and not the archive, is why it cannot be done.
 */
export async function bringPictures(
  path: string,
  dataFolder: string,
  isKept: (picture: { file: string; format: FileFormat }) => Promise<boolean>,
): Promise<{ count: number } | FileRefusal> {
  if (!(await isArchive(path))) return { count: 0 };
  let count = 0;
  let isHead = true;
  try {
    for await (const entry of entriesOf(path)) {
      const { name, type, size } = entry.header;
      if (isHead) {
        isHead = false;
        entry.resume();
        continue;
      }
      const [, hash, format] = PICTURE.exec(name) ?? [];
      if (hash === undefined || type !== 'file') return { code: 'unknownPart', where: name.slice(0, 100) };
      count += 1;
      if (count > MAX_ENTRIES) return { code: 'tooManyRows', where: 'files', about: String(MAX_ENTRIES) };
      if (size > MAX_PICTURE_KEPT) return { code: 'picture', where: name };
      const to = originalFile(dataFolder, hash, format as FileFormat);
      if (isThere(to)) {
        entry.resume();
        continue;
      }
      const file = unfinishedFile(dataFolder);
      try {
        if ((await write(entry, file)) !== hash || !(await isKept({ file, format: format as FileFormat })))
          return { code: 'picture', where: name };
        placeFile(file, to);
      } finally {
        rmSync(file, { force: true });
      }
    }
  } catch (error) {
    const known = asStorageError(error);
    if (known instanceof LanterneError) throw known;
    return REFUSED;
  }
  return { count };
}

/** Writes an entry to the disk as it comes; answers the hash of it. */
async function write(entry: Entry, file: string): Promise<string> {
  const hash = createHash('sha256');
  async function* hashed(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await pipeline(entry, hashed, createWriteStream(file, { mode: 0o600 }));
  return hash.digest('hex');
}

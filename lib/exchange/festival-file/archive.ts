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
import { storedName } from '#lib/pictures/sizes.ts';
import { MAX_TASKS } from '#lib/volunteers/schema.ts';
import { FILE_ENDING, type FileRefusal } from './festival-file.ts';

/*
 * A festival with its pictures, `{slug}.lanterne.tar`: a POSIX archive (ustar). It begins with
 * `festival.lanterne.json.gz`, the same festival file as without pictures. The pictures and the
 * files of briefings follow, `files/{sha256}.{pdf|jpeg|png|webp}`. It is written and read as a
 * stream, one piece at a time. Any other entry is refused.
 */

export const ARCHIVE_ENDING = '.lanterne.tar';
const FESTIVAL = `festival${FILE_ENDING}`;
const PICTURE = new RegExp(`^files/([0-9a-f]{64})\\.(${fileFormats.join('|')})$`);
/**
 * Twice as many pictures, because releases may contain pictures that the draft no longer has; and a
 * file for each task.
 */
const MAX_ENTRIES = 2 * MAX_PICTURES + MAX_TASKS;

/** A picture or a briefing's file of an archive, and its path on this server. */
export type ArchivedPicture = Readonly<{ hash: string; format: FileFormat; path: string }>;

/** The bytes of an archive, produced as they are read. Files missing on the disk are left out. */
export function writeArchive(file: Uint8Array, pictures: readonly ArchivedPicture[]): Readable {
  const archive = pack();
  const end = new AbortController();
  archive.on('close', () => end.abort());
  fill(archive, file, pictures, end.signal).catch((error) => archive.destroy(error));
  return Readable.from(archive);
}

// Fixed, so that the same festival makes the same bytes.
const plain = { mode: 0o600, mtime: new Date(0) };

async function fill(archive: Pack, file: Uint8Array, pictures: readonly ArchivedPicture[], signal: AbortSignal) {
  archive.entry({ ...plain, name: FESTIVAL }, Buffer.from(file));
  for (const { hash, format, path } of pictures) {
    if (signal.aborted) return;
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) continue;
    const entry = archive.entry({ ...plain, name: `files/${storedName({ hash, format })}`, size });
    for await (const chunk of createReadStream(path, { signal })) if (!entry.write(chunk)) await drained(entry, signal);
    entry.end(null);
  }
  archive.finalize();
}

/** Waits until the entry accepts more data, or the reader of the archive is gone. */
const drained = (entry: ReturnType<Pack['entry']>, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const go = () => {
      signal.removeEventListener('abort', go);
      resolve();
    };
    entry.once('drain', go);
    signal.addEventListener('abort', go);
  });

/** Whether a file is an archive: it has the magic word of POSIX archives at its place. */
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
 * The entries of an archive, in order. Each has to be read to its end, or skipped with `resume`,
 * before the next one comes.
 */
async function* entriesOf(path: string): AsyncGenerator<Entry> {
  const file = createReadStream(path);
  const reader = extract();
  file.on('error', (error) => reader.destroy(error));
  file.pipe(reader);
  try {
    // The entries carry bytes, which the library's types do not say.
    yield* reader as AsyncIterable<unknown> as AsyncIterable<Entry>;
  } finally {
    file.destroy();
    reader.destroy();
  }
}

const REFUSED = { code: 'broken' } as const satisfies FileRefusal;

/**
 * The festival file at the beginning of an archive, or the whole file if it is no archive; or why
 * there is none.
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
 * Writes the pictures of an archive into the data folder. Each must have the hash in its name, and
 * `isKept` must find it to be a picture in the form in which we store pictures. Returns how many
 * the archive has; 0 where the file is no archive. After a refusal unused files remain, which are
 * deleted after a week. Throws LanterneError if the disk is the problem and not the archive.
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

/** Writes an entry to the disk as it arrives; returns its hash. */
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

import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '#db/data-folder.ts';
import type { FileFormat } from '#db/enums.ts';
import type { SentFormat, Width } from './sizes.ts';

/*
 * Pictures are stored in the data folder under the hash of their content: `files/` holds the
 * originals, `files/made/` the sizes drawn from them, which can be drawn again. Two festivals with
 * the same picture share its file. The files attached to briefings, pictures and PDF, are stored
 * there too.
 */

/** The folder of the originals. */
export const filesFolder = (dataFolder: string) => join(dataFolder, 'files');

/** A path for a file that is still being received or drawn. */
export function unfinishedFile(dataFolder: string): string {
  const folder = join(filesFolder(dataFolder), 'incoming');
  makeFolder(folder);
  return join(folder, randomUUID());
}

/** The stored original. */
export const originalFile = (dataFolder: string, hash: string, format: FileFormat) =>
  join(filesFolder(dataFolder), hash.slice(0, 2), `${hash}.${format}`);

/**
 * Whether the original is here. A row that names it may have come with a festival file, which
 * contains none.
 */
export const hasOriginal = (dataFolder: string, hash: string, format: FileFormat): boolean =>
  existsSync(originalFile(dataFolder, hash, format));

/** One drawn size of it. */
export const sentFile = (dataFolder: string, hash: string, width: Width, format: SentFormat) =>
  join(filesFolder(dataFolder), 'made', hash.slice(0, 2), `${hash}-${width}.${format}`);

const PIECE = 1_000_000;

/**
 * The SHA-256 of a file in hex, read piece by piece, because an original may have hundreds of
 * megabytes. Synchronous, so only for worker threads, where nobody waits for it.
 */
export function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE);
  const open = openSync(file, 'r');
  try {
    for (let read = readSync(open, piece); read > 0; read = readSync(open, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(open);
  }
  return hash.digest('hex');
}

/**
 * Moves a completely written file to its name, replacing one that may have been damaged since. The
 * row that names it is written afterwards, so that a power cut can leave a file without a row,
 * never a row without its file.
 */
export function placeFile(from: string, to: string): void {
  makeFolder(dirname(to));
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

/**
 * Whether a file is stored. Its date is renewed as if it had just come in, so that the cleaning
 * does not delete a file that is about to be named (lib/keeping/kept-pictures.ts).
 */
export function isThere(file: string): boolean {
  try {
    const now = new Date();
    utimesSync(file, now, now);
    return true;
  } catch {
    return false;
  }
}

function sync(path: string): void {
  const open = openSync(path, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

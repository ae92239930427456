import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '#db/data-folder.ts';
import type { FileFormat, PictureFormat } from '#db/enums.ts';
import type { Job } from '#lib/jobs/job.ts';
import { type SentFormat, storedName, type Width } from './sizes.ts';

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
  join(filesFolder(dataFolder), hash.slice(0, 2), storedName({ hash, format }));

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

/**
 * An uploaded file on the disk. `mayBeLines`: a vector drawing (SVG) is accepted, for a logo or a
 * drawing of ours; it is stored as pixels.
 */
export type IncomingPicture = Readonly<{ dataFolder: string; file: string; mayBeLines: boolean }>;

/** What was found in a file, stored under its hash; sizes in pixels. */
export type KeptPicture = Readonly<{
  hash: string;
  format: PictureFormat;
  width: number;
  height: number;
  bytes: number;
  colour: string;
  /** Author, copyright and licence, as the file states them. */
  credit: string;
}>;

/** Why a file cannot be used. */
export type PictureRefusal = 'empty' | 'unknown' | 'broken' | 'tooManyPixels' | 'noLines' | 'heic' | 'moving';

export const keepingJob: Job<IncomingPicture, KeptPicture | { refused: PictureRefusal }> = {
  name: 'keep-picture',
  lane: 'pictures',
  milliseconds: 60_000,
};

/** A stored original. */
export type AskedColours = Readonly<{ dataFolder: string; hash: string; format: PictureFormat }>;

/** The most striking colours of a stored original, as `#rrggbb`, the most frequent first. */
export const coloursJob: Job<AskedColours, string[]> = {
  name: 'picture-colours',
  lane: 'pictures',
  milliseconds: 20_000,
};

/**
 * An icon made of a stored logo, in pixels. `isMaskable`: it has a margin, because a device may cut
 * it to a shape.
 */
export type AskedIcon = AskedColours & Readonly<{ pixels: number; isMaskable: boolean }>;
export const iconJob: Job<AskedIcon, Uint8Array> = { name: 'picture-icon', lane: 'pictures', milliseconds: 20_000 };

/**
 * A stored original, cropped to this size around its focal point (percent from the left and from
 * the top), and what is laid over it, as PNG.
 */
export type AskedBehind = AskedColours &
  Readonly<{ focal: readonly [number, number]; width: number; height: number; over: Uint8Array }>;
export const behindJob: Job<AskedBehind, Uint8Array> = {
  name: 'picture-behind',
  lane: 'pictures',
  milliseconds: 20_000,
};

/** A stored original, and the size to draw of it if it is not drawn yet. */
export type AskedSize = AskedColours & Readonly<{ width: Width; as: SentFormat }>;

/** Draws one size; answers its file. */
export const sizeJob: Job<AskedSize, string> = { name: 'picture-size', lane: 'pictures', milliseconds: 60_000 };

/** A file that is said to come from another installation, and the format its name tells. */
export type ForeignFile = Readonly<{ file: string; format: FileFormat }>;

/** Whether it is a picture in the form in which we store them, or a PDF for a briefing. */
export const checkingJob: Job<ForeignFile, boolean> = {
  name: 'check-picture',
  lane: 'pictures',
  milliseconds: 60_000,
};

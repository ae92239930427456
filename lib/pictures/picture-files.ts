import { createHash, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '#db/data-folder.ts';
import type { FileFormat } from '#db/enums.ts';
import type { SentFormat, Width } from './sizes.ts';

/*
 * Pictures lie in the data folder by what they are: `files/` holds what is kept, `files/made/` what
 * was drawn of it and can be drawn again. Two festivals with the same picture share its file. The
 * files beside briefings lie among them, pictures and PDF.
 */

/** Where what is kept lies. */
export const filesFolder = (dataFolder: string) => join(dataFolder, 'files');

/** A place for what comes in, or is being drawn, until it is whole. */
export function unfinishedFile(dataFolder: string): string {
  const folder = join(filesFolder(dataFolder), 'incoming');
  makeFolder(folder);
  return join(folder, randomUUID());
}

/** The kept original. */
export const originalFile = (dataFolder: string, hash: string, format: FileFormat) =>
  join(filesFolder(dataFolder), hash.slice(0, 2), `${hash}.${format}`);

/** Whether it is here: a row that names it may have come by a festival file, which has none. */
export const hasOriginal = (dataFolder: string, hash: string, format: FileFormat): boolean =>
  existsSync(originalFile(dataFolder, hash, format));

/** What was drawn of it. */
export const sentFile = (dataFolder: string, hash: string, width: Width, format: SentFormat) =>
  join(filesFolder(dataFolder), 'made', hash.slice(0, 2), `${hash}-${width}.${format}`);

const PIECE = 1_000_000;

/**
 * The SHA-256 of a file in hex, read a piece at a time: a kept original may have hundreds of
 * megabytes. For threads, which keep nobody waiting.
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
 * Puts a file that was written whole under its name, in the place of one that may have been damaged
 * since: a row that names it is written after, so that a power cut leaves a file nobody names,
 * never a name without a file.
 */
export function placeFile(from: string, to: string): void {
  makeFolder(dirname(to));
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

/**
 * Whether a file is kept. It is as if it came in now: what cleans takes no file away that is about
 * to be named (lib/keeping/kept-pictures.ts).
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

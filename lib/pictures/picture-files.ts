import { createHash, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '#db/data-folder.ts';
import type { PictureFormat } from '#db/enums.ts';
import type { SentFormat, Width } from './sizes.ts';

/*
 * Pictures lie in the data folder by what they are: `files/` holds what is kept, `files/made/` what was drawn of it and can be drawn again.
 * Two festivals with the same picture share its file.
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
export const originalFile = (dataFolder: string, hash: string, format: PictureFormat) =>
  join(filesFolder(dataFolder), hash.slice(0, 2), `${hash}.${format}`);

/** What was drawn of it. */
export const sentFile = (dataFolder: string, hash: string, width: Width, format: SentFormat) =>
  join(filesFolder(dataFolder), 'made', hash.slice(0, 2), `${hash}-${width}.${format}`);

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The same of a file, which is read piece by piece. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Puts a file that was written whole under its name: a row that names it is written after, so that a power cut leaves a file nobody names,
 * never a name without a file.
 */
export function placeFile(from: string, to: string): void {
  if (existsSync(to)) {
    rmSync(from, { force: true });
    return;
  }
  makeFolder(dirname(to));
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

function sync(path: string): void {
  const open = openSync(path, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

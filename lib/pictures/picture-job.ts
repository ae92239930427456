import type { FileFormat, PictureFormat } from '#db/enums.ts';
import type { Job } from '#lib/jobs/job.ts';
import type { SentFormat, Width } from './sizes.ts';

/**
 * A file that came in, as it lies on the disk. What may be drawn in lines (SVG), a logo or a
 * drawing of ours, is kept as pixels.
 */
export type IncomingPicture = Readonly<{ dataFolder: string; file: string; mayBeLines: boolean }>;

/** What a file turned out to be, kept under its hash; sizes in pixels. */
export type KeptPicture = Readonly<{
  hash: string;
  format: PictureFormat;
  width: number;
  height: number;
  bytes: number;
  colour: string;
  /** Author, copyright and licence, as the file said them. */
  credit: string;
}>;

/** Why nothing can be made of a file. */
export type PictureRefusal = 'empty' | 'unknown' | 'broken' | 'tooManyPixels' | 'noLines' | 'heic' | 'moving';

export const keepingJob: Job<IncomingPicture, KeptPicture | { refused: PictureRefusal }> = {
  name: 'keep-picture',
  lane: 'pictures',
  milliseconds: 60_000,
};

/** A kept original. */
export type AskedColours = Readonly<{ dataFolder: string; hash: string; format: PictureFormat }>;

/** The colours that stand out in a kept original, `#rrggbb`, the most frequent first. */
export const coloursJob: Job<AskedColours, string[]> = {
  name: 'picture-colours',
  lane: 'pictures',
  milliseconds: 20_000,
};

/** An icon made of a kept logo, in pixels. What a device may cut leaves room around it. */
export type AskedIcon = AskedColours & Readonly<{ pixels: number; isMaskable: boolean }>;
export const iconJob: Job<AskedIcon, Uint8Array> = { name: 'picture-icon', lane: 'pictures', milliseconds: 20_000 };

/**
 * A kept original, cut to this size around what must stay in sight (percent from the left and from
 * the top), and what is laid over it, as PNG.
 */
export type AskedBehind = AskedColours &
  Readonly<{ focal: readonly [number, number]; width: number; height: number; over: Uint8Array }>;
export const behindJob: Job<AskedBehind, Uint8Array> = {
  name: 'picture-behind',
  lane: 'pictures',
  milliseconds: 20_000,
};

/** A kept original, and what is to be drawn of it where it is not there yet. */
export type AskedSize = AskedColours & Readonly<{ width: Width; as: SentFormat }>;

/** Draws one size; answers its file. */
export const sizeJob: Job<AskedSize, string> = { name: 'picture-size', lane: 'pictures', milliseconds: 60_000 };

/** A file that says it was kept by another installation, and the form its name has. */
export type ForeignFile = Readonly<{ file: string; format: FileFormat }>;

/** Whether it is a picture as we keep them, or a PDF that stands beside a briefing. */
export const checkingJob: Job<ForeignFile, boolean> = {
  name: 'check-picture',
  lane: 'pictures',
  milliseconds: 60_000,
};

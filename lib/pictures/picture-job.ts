import type { FileFormat, PictureFormat } from '#db/enums.ts';
import type { Job } from '#lib/jobs/job.ts';
import type { SentFormat, Width } from './sizes.ts';

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

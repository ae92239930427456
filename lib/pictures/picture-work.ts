import { existsSync, rmSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import ExifReader from 'exifreader';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import type { PictureFormat } from '#db/enums.ts';
import { sha256Of } from '#db/sha256.ts';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { isPdf } from '#lib/files/pdf.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import {
  type AskedBehind,
  type AskedColours,
  type AskedIcon,
  type AskedSize,
  type ForeignFile,
  hashOfFile,
  hasOriginal,
  type IncomingPicture,
  type KeptPicture,
  originalFile,
  type PictureRefusal,
  placeFile,
  sentFile,
  unfinishedFile,
} from './picture-files.ts';
import { MAX_MEGAPIXELS } from './schema.ts';
import { LARGEST } from './sizes.ts';

// The pool runs several pictures at the same time, so the library needs no threads; nor a cache,
// because what was drawn is not asked for again.
sharp.concurrency(1);
sharp.cache(false);

const MAX_PIXELS = MAX_MEGAPIXELS * 1_000_000;
/** The width at which vector drawings are rendered, in pixels. */
const LINES_WIDTH = 1600;

/**
 * By default, broken files are read as far as possible; an uploaded file that is broken is refused.
 */
const strictly: SharpOptions = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true };

/**
 * Reads an uploaded file and stores it under its hash, upright, in sRGB and as pixels only:
 * position, serial numbers, previews, names of faces and anything hidden in the file are not
 * written. Its author and copyright are kept. Throws LanterneError when the disk is full.
 */
export async function keepPicture({
  dataFolder,
  file,
  mayBeLines,
}: IncomingPicture): Promise<KeptPicture | { refused: PictureRefusal }> {
  const head = await headOf(file);
  if (head.length === 0) return { refused: 'empty' };
  const kind = kindOf(head);
  if (kind === null) return { refused: 'unknown' };
  if (kind === 'svg' && !mayBeLines) return { refused: 'noLines' };
  try {
    // Pixels are read from the disk as they are needed. A vector drawing is passed without its
    // path, so that it cannot load other files.
    const source = kind === 'svg' ? await readFile(file) : file;
    const metadata = await sharp(source, strictly).metadata();
    const refused = refusalOf(metadata);
    return refused ? { refused } : await keep(dataFolder, source, metadata);
  } catch (error) {
    const known = asStorageError(error);
    const said = error instanceof Error ? error.message : '';
    if (known instanceof LanterneError) throw known;
    // Sharp passes on the system's message but not its code.
    if (/no space left|quota exceeded/i.test(said)) throw new LanterneError('diskFull', {}, 503);
    return { refused: /pixel limit/i.test(said) ? 'tooManyPixels' : 'broken' };
  }
}

/** The first bytes of a file. */
async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The format by the first bytes; neither the name nor the declared type of a file is trusted. */
function kindOf(bytes: Buffer): string | null {
  const text = bytes.toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff';
  if (text.slice(4, 8) === 'ftyp') return 'heif';
  if (/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!doctype svg)/i.test(text)) return 'svg';
  return null;
}

function refusalOf({ format, compression, pages = 1, width, height }: Metadata): PictureRefusal | null {
  // The format of telephones (HEIC), which the library has no licence to read.
  if (format === 'heif' && compression !== 'av1') return 'heic';
  if (pages > 1 && format !== 'tiff') return 'moving';
  if (width * height > MAX_PIXELS) return 'tooManyPixels';
  return null;
}

async function keep(dataFolder: string, from: Buffer | string, metadata: Metadata): Promise<KeptPicture> {
  const credit = typeof from === 'string' ? await creditOf(from) : '';
  const source = typeof from === 'string' ? sharp(from, { ...strictly, page: 0 }) : lines(from, metadata);
  const format = keptFormat(metadata);
  const file = unfinishedFile(dataFolder);
  try {
    const upright = source.autoOrient().withExif(credit === '' ? {} : { IFD0: { Artist: credit } });
    const { width, height, size: bytes } = await inFormat(upright, format).toFile(file);
    const hash = hashOfFile(file);
    const colour = await colourOf(file);
    placeFile(file, originalFile(dataFolder, hash, format));
    return { hash, format, width, height, bytes, colour, credit };
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * A vector drawing as pixels. It is passed without its path, so that addresses in it are not
 * followed.
 */
const lines = (bytes: Buffer, { width }: Metadata) =>
  sharp(bytes, { ...strictly, density: Math.min(2400, Math.max(72, Math.round((72 * LINES_WIDTH) / width))) }).resize({
    width: LINES_WIDTH,
    withoutEnlargement: true,
  });

/** Photographs are stored as photographs; pictures with transparent parts keep them. */
function keptFormat({ format, hasAlpha }: Metadata): PictureFormat {
  if (format === 'png' || format === 'svg') return 'png';
  if (format === 'webp' || hasAlpha) return 'webp';
  return 'jpeg';
}

function inFormat(image: Sharp, format: PictureFormat): Sharp {
  if (format === 'png') return image.png({ compressionLevel: 9 });
  if (format === 'webp') return image.webp({ quality: 95 });
  // Optimised tables would need all coefficients in memory: 150 MB for a picture of 24 megapixels,
  // in each thread of the library.
  return image.jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimizeCoding: false });
}

const hex = (part: number) => Math.round(part).toString(16).padStart(2, '0');

/** The average of its colours. */
async function colourOf(file: string): Promise<string> {
  const [r = 0, g = 0, b = 0] = await sharp(file)
    .flatten({ background: '#fff' })
    .resize(1, 1, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return `#${hex(r)}${hex(g)}${hex(b)}`;
}

/**
 * What a file says about its author and copyright, each text once; empty where it says nothing
 * readable.
 */
async function creditOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const { exif = {}, iptc = {}, xmp } = ExifReader.load(bytes, { expanded: true });
    const said = [
      exif.Artist,
      iptc['By-line'],
      xmp?.creator,
      iptc.Credit,
      xmp?.Credit,
      exif.Copyright,
      iptc['Copyright Notice'],
      xmp?.rights,
      xmp?.UsageTerms,
    ].map((tag) => cleanLine(tag && 'description' in tag ? String(tag.description) : ''));
    const all: string[] = [];
    for (const text of said) if (text !== '' && !all.some((other) => other.includes(text))) all.push(text);
    return all.join(', ').slice(0, MAX_NAME);
  } catch {
    return '';
  }
}

const MOST_COLOURS = 6;
/**
 * The size to which a picture is reduced to find its colours, in pixels: its striking colours are
 * still there.
 */
const LOOKED_AT = 64;
/** Share of all pixels; a rarer colour is an edge or noise. */
const LEAST_SHARE = 0.01;

/**
 * The most striking colours: those with a hue before greys, the most frequent first, none similar
 * to an earlier one.
 */
export async function coloursIn({ dataFolder, hash, format }: AskedColours): Promise<string[]> {
  const { data } = await sharp(originalFile(dataFolder, hash, format), { limitInputPixels: MAX_PIXELS })
    .resize(LOOKED_AT, LOOKED_AT, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const found = new Map<number, { count: number; sum: [number, number, number] }>();
  let seen = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(at, at + 4);
    if (alpha < 128) continue;
    seen += 1;
    const near = ((r >> 5) << 6) | ((g >> 5) << 3) | (b >> 5);
    const known = found.get(near) ?? { count: 0, sum: [0, 0, 0] };
    found.set(near, { count: known.count + 1, sum: [known.sum[0] + r, known.sum[1] + g, known.sum[2] + b] });
  }
  const means = [...found.values()]
    .filter(({ count }) => count >= seen * LEAST_SHARE)
    .map(({ count, sum }) => ({ count, mean: sum.map((part) => part / count) }))
    .sort((one, other) => weightOf(other) - weightOf(one));
  const kept: number[][] = [];
  for (const { mean } of means)
    if (kept.length < MOST_COLOURS && !kept.some((other) => distance(other, mean) < MIN_APART)) kept.push(mean);
  return kept.map((mean) => `#${mean.map(hex).join('')}`);
}

/** The least distance between two colours that look different, in steps of 255. */
const MIN_APART = 48;
const distance = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((part, i) => part - (other[i] ?? 0)));
/** A grey counts a tenth of a colour. */
const weightOf = ({ count, mean }: { count: number; mean: readonly number[] }) =>
  count * (0.1 + (Math.max(...mean) - Math.min(...mean)) / 255);

/**
 * How much of the icon the logo takes. When a device cuts it to a shape, only a circle is always
 * visible (W3C, maskable icons).
 */
const LOGO_SHARE = { whole: 0.86, maskable: 0.56 } as const;

/** An icon that shows the whole logo on white. */
export async function drawIcon({ dataFolder, hash, format, pixels, isMaskable }: AskedIcon): Promise<Uint8Array> {
  const inner = Math.round(pixels * LOGO_SHARE[isMaskable ? 'maskable' : 'whole']);
  const logo = await sharp(originalFile(dataFolder, hash, format), { limitInputPixels: MAX_PIXELS })
    .resize(inner, inner, { fit: 'inside' })
    .png()
    .toBuffer();
  const ground = { create: { width: pixels, height: pixels, channels: 3, background: '#fff' } } as const;
  return new Uint8Array(
    await sharp(ground)
      .composite([{ input: logo }])
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
}

/**
 * Few colours, with a quality out of a hundred: nobody sees the difference under words, and other
 * sites show no picture of a megabyte. At low effort, a picture of noise takes 0.5 s of a processor
 * instead of 4, and is a fifth larger.
 */
const FEW_COLOURS = { palette: true, quality: 70, dither: 0.6, effort: 1 } as const;

/** A picture with something laid over it, as PNG. */
export async function drawBehind(asked: AskedBehind): Promise<Uint8Array> {
  const { dataFolder, hash, format, focal, width, height, over } = asked;
  const { data, info } = await sharp(originalFile(dataFolder, hash, format), { limitInputPixels: MAX_PIXELS })
    .resize(width, height, { fit: 'outside' })
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const from = (whole: number, part: number, percent: number) =>
    Math.round(Math.min(Math.max((whole * percent) / 100 - part / 2, 0), whole - part));
  const region = { left: from(info.width, width, focal[0]), top: from(info.height, height, focal[1]), width, height };
  // Two steps, because sharp crops before it overlays, in whichever order it is told.
  const cut = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extract(region)
    .png({ compressionLevel: 0 })
    .toBuffer();
  return new Uint8Array(
    await sharp(cut)
      .composite([{ input: Buffer.from(over) }])
      .png(FEW_COLOURS)
      .toBuffer(),
  );
}

/**
 * How much effort the library spends to save bytes. The largest width takes as long as all others
 * together, and few ask for it: less effort makes it a tenth larger in half the time. Lists use the
 * other widths.
 */
const EFFORT = { listed: { avif: 2, webp: 4 }, largest: { avif: 1, webp: 2 } } as const;

/** Draws one size of a stored original, unless it exists. */
export async function drawSize({ dataFolder, hash, format, width, as }: AskedSize): Promise<string> {
  const to = sentFile(dataFolder, hash, width, as);
  if (existsSync(to)) return to;
  const from = originalFile(dataFolder, hash, format);
  const file = unfinishedFile(dataFolder);
  try {
    const image = sharp(from, { limitInputPixels: MAX_PIXELS }).resize({ width, withoutEnlargement: true });
    const effort = EFFORT[width === LARGEST ? 'largest' : 'listed'];
    const drawn =
      as === 'avif'
        ? image.avif({ quality: 52, effort: effort.avif })
        : image.webp({ quality: 74, effort: effort.webp });
    await drawn.toFile(file);
    placeFile(file, to);
    return to;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Whether a file has the format its name tells, is one page of no more pixels than the limit, and
 * contains nothing that `keepPicture` leaves out. A PDF must not exceed the limit for uploads.
 */
export async function isKeptFile({ file, format }: ForeignFile): Promise<boolean> {
  if (format === 'pdf') return statSync(file).size <= MAX_OF_FILE.briefingBytes && isPdf(await headOf(file));
  try {
    const { width, height, pages = 1, ...found } = await sharp(file, strictly).metadata();
    const isBare = !found.icc && !found.xmp && !found.iptc && !found.comments && (found.orientation ?? 1) === 1;
    const isOurs = found.format === format && pages === 1 && width * height <= MAX_PIXELS && isBare;
    return isOurs && saysNoMore(await readFile(file));
  } catch {
    return false;
  }
}

/** The metadata that the library writes about the pixels, and about the author where it is told. */
const OF_PIXELS = new Set([
  'Artist',
  'ColorSpace',
  'ComponentsConfiguration',
  'Exif IFD Pointer',
  'ExifVersion',
  'FlashpixVersion',
  'Orientation',
  'PixelXDimension',
  'PixelYDimension',
  'ResolutionUnit',
  'XResolution',
  'YCbCrPositioning',
  'YResolution',
]);

/**
 * Whether a file's metadata name only its author: not the place, the camera, or an earlier state of
 * the picture.
 */
function saysNoMore(bytes: Buffer): boolean {
  const { exif = {}, ...rest } = ExifReader.load(bytes, { expanded: true, includeUnknown: true });
  const isOfForm = (group: string) => ['file', 'jfif', 'png', 'pngFile', 'riff'].includes(group);
  return Object.keys(exif).every((tag) => OF_PIXELS.has(tag)) && Object.keys(rest).every(isOfForm);
}

/**
 * A picture in the largest size of the site, as a file of its own; null where its original is not
 * here.
 */
export async function siteVersion(
  dataFolder: string,
  { hash, format }: Pick<KeptPicture, 'hash' | 'format'>,
): Promise<(Pick<KeptPicture, 'hash' | 'format' | 'width' | 'height' | 'bytes'> & { path: string }) | null> {
  if (!hasOriginal(dataFolder, hash, format)) return null;
  const path = await drawSize({ dataFolder, hash, format, width: LARGEST, as: 'webp' });
  const bytes = await readFile(path);
  const { width, height } = await sharp(bytes).metadata();
  return { hash: sha256Of(bytes), format: 'webp', width, height, bytes: bytes.length, path };
}

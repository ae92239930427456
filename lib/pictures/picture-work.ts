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
import { hashOfFile, hasOriginal, originalFile, placeFile, sentFile, unfinishedFile } from './picture-files.ts';
import type {
  AskedBehind,
  AskedColours,
  AskedIcon,
  AskedSize,
  ForeignFile,
  IncomingPicture,
  KeptPicture,
  PictureRefusal,
} from './picture-job.ts';
import { MAX_MEGAPIXELS } from './schema.ts';
import { LARGEST } from './sizes.ts';

// Several pictures at once are the pool's matter; what was drawn is not asked for again.
sharp.concurrency(1);
sharp.cache(false);

const MAX_PIXELS = MAX_MEGAPIXELS * 1_000_000;
/** Lines drawn as pixels, in pixels. */
const LINES_WIDTH = 1600;

/** Broken files are read as far as they go by default; what comes in broken is refused. */
const strictly: SharpOptions = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true };

/**
 * Reads a file that came in and keeps it under its hash, upright, in sRGB and as nothing but
 * pixels: position, serial numbers, previews and names of faces are not in what is written, nor
 * whatever else was hidden in it; who made it and whose it is goes along. Throws LanterneError
 * where the disk takes no more.
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
    // Pixels are read from the disk as they are needed. A drawing is handed over without an
    // address, so that it follows none.
    const source = kind === 'svg' ? await readFile(file) : file;
    const metadata = await sharp(source, strictly).metadata();
    const refused = refusalOf(metadata);
    return refused ? { refused } : await keep(dataFolder, source, metadata);
  } catch (error) {
    const known = asStorageError(error);
    const said = error instanceof Error ? error.message : '';
    if (known instanceof LanterneError) throw known;
    // Sharp hands on what the system said, and no code.
    if (/no space left|quota exceeded/i.test(said)) throw new LanterneError('diskFull', {}, 503);
    return { refused: /pixel limit/i.test(said) ? 'tooManyPixels' : 'broken' };
  }
}

/** The beginning of a file. */
async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What the first bytes say; neither the name nor the declared type of a file is believed. */
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
  // What telephones write; the library has no licence to read it.
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

/** An address in a drawing is not followed: it is handed over without one of its own. */
const lines = (bytes: Buffer, { width }: Metadata) =>
  sharp(bytes, { ...strictly, density: Math.min(2400, Math.max(72, Math.round((72 * LINES_WIDTH) / width))) }).resize({
    width: LINES_WIDTH,
    withoutEnlargement: true,
  });

/** Photographs stay photographs; what has transparent parts keeps them. */
function keptFormat({ format, hasAlpha }: Metadata): PictureFormat {
  if (format === 'png' || format === 'svg') return 'png';
  if (format === 'webp' || hasAlpha) return 'webp';
  return 'jpeg';
}

function inFormat(image: Sharp, format: PictureFormat): Sharp {
  if (format === 'png') return image.png({ compressionLevel: 9 });
  if (format === 'webp') return image.webp({ quality: 95 });
  // Best tables would need every coefficient at once: 150 MB of a picture of 24 megapixels, in each
  // thread of the library.
  return image.jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimizeCoding: false });
}

const hex = (part: number) => Math.round(part).toString(16).padStart(2, '0');

/** The mean of its colours. */
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
 * What a file says of who made it and whose it is, each once; nothing where it says nothing that
 * can be read.
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
/** In pixels: what stands out in a picture stands out in a small one. */
const LOOKED_AT = 64;
/** Of all pixels: less is an edge, or noise. */
const LEAST_SHARE = 0.01;

/**
 * The colours that stand out: those with a hue before greys, the most frequent first, none like one
 * before it.
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

/** Between two colours that look different, in steps of 255. */
const MIN_APART = 48;
const distance = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((part, i) => part - (other[i] ?? 0)));
/** A grey counts for a tenth of what a colour counts for. */
const weightOf = ({ count, mean }: { count: number; mean: readonly number[] }) =>
  count * (0.1 + (Math.max(...mean) - Math.min(...mean)) / 255);

/**
 * How much of an icon a logo takes; where a device cuts it to a shape, the circle that always stays
 * (W3C, maskable icons).
 */
const LOGO_SHARE = { whole: 0.86, maskable: 0.56 } as const;

/** An icon made of a logo, whole, on white. */
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
 * Of a hundred: fewer colours are not seen under words, and other sites show no picture of a
 * megabyte. The library looks for them quickly: a picture of noise takes 0.5 s of a processor and
 * is a fifth larger, where it took 4.
 */
const FEW_COLOURS = { palette: true, quality: 70, dither: 0.6, effort: 1 } as const;

/** A picture under what is laid over it, as PNG. */
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
  // One after the other: sharp cuts before it lays over, in whichever order it is told.
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
 * How hard the library looks for fewer bytes. The largest width takes as long as the others
 * together and is asked for by few: a tenth more bytes in half the time. Lists are sent the others.
 */
const EFFORT = { listed: { avif: 2, webp: 4 }, largest: { avif: 1, webp: 2 } } as const;

/** Draws one size of a kept original, unless it is there. */
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
 * Whether a file has the form its name says, one page of no more pixels than we take, and nothing
 * in it that `keepPicture` leaves out; a PDF is no larger than one may be that comes in.
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

/** What the library writes of the pixels, where it is told who made them. */
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
 * Whether a file says nothing but who made it: not where, by which camera, nor what it looked like
 * before.
 */
function saysNoMore(bytes: Buffer): boolean {
  const { exif = {}, ...rest } = ExifReader.load(bytes, { expanded: true, includeUnknown: true });
  const isOfForm = (group: string) => ['file', 'jfif', 'png', 'pngFile', 'riff'].includes(group);
  return Object.keys(exif).every((tag) => OF_PIXELS.has(tag)) && Object.keys(rest).every(isOfForm);
}

/**
 * A picture as the site shows it at its largest, as a file of its own; null where its original is
 * not here.
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

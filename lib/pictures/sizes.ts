/** The widths in which a picture is drawn, in pixels; none larger than the original is drawn. */
const WIDTHS = [240, 480, 960, 1600] as const;
export type Width = (typeof WIDTHS)[number];
export const LARGEST: Width = 1600;

/** The formats in which it is sent, the smaller one first. */
export const SENT_FORMATS = ['avif', 'webp'] as const;
export type SentFormat = (typeof SENT_FORMATS)[number];

/** How many hex digits of the hash are in an address: 80 bits, which nobody can guess. */
const NAMED = 20;

/** A hash as it is written in addresses. */
export const nameOfHash = (hash: string) => hash.slice(0, NAMED);

/** The file name of a stored original. */
export const storedName = ({ hash, format }: { hash: string; format: string }) => `${hash}.${format}`;

/** The file name of a picture in an address. */
export const sentName = (hash: string, width: Width, format: SentFormat) => `${nameOfHash(hash)}-${width}.${format}`;

const SENT = new RegExp(`^([0-9a-f]{${NAMED}})-(${WIDTHS.join('|')})\\.(${SENT_FORMATS.join('|')})$`);

/** What an address asks for; null where it names no picture. */
export function askedPicture(file: string): { name: string; width: Width; format: SentFormat } | null {
  const [, name, width, format] = SENT.exec(file) ?? [];
  return name === undefined ? null : { name, width: Number(width) as Width, format: format as SentFormat };
}

/** The size of a picture in one of its widths, in pixels; a smaller original is not enlarged. */
export function sizeAt({ width, height }: Readonly<{ width: number; height: number }>, named: Width) {
  const drawn = Math.min(named, width);
  return { width: drawn, height: Math.max(1, Math.round((height * drawn) / width)) };
}

/**
 * The widths in which a picture that is `width` pixels wide is drawn: those it fills, and at least
 * one.
 */
export function widthsOf(width: number): readonly Width[] {
  const filled = WIDTHS.filter((one) => one <= width);
  return filled.length > 0 ? filled : [WIDTHS[0]];
}

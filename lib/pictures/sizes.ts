/** The widths a picture is drawn in, in pixels; none is larger than what came in. */
const WIDTHS = [240, 480, 960, 1600] as const;
export type Width = (typeof WIDTHS)[number];
export const LARGEST: Width = 1600;

/** The forms it is sent in, the smaller one first. */
export const SENT_FORMATS = ['avif', 'webp'] as const;
export type SentFormat = (typeof SENT_FORMATS)[number];

/** How much of the hash stands in an address: 80 bits, which nobody finds by trying. */
const NAMED = 20;

/** A hash as addresses say it. */
export const nameOfHash = (hash: string) => hash.slice(0, NAMED);

/** The file of a picture as an address names it. */
export const sentName = (hash: string, width: Width, format: SentFormat) => `${nameOfHash(hash)}-${width}.${format}`;

const SENT = new RegExp(`^([0-9a-f]{${NAMED}})-(${WIDTHS.join('|')})\\.(${SENT_FORMATS.join('|')})$`);

/** What an address asks for; null where it names no picture. */
export function askedPicture(file: string): { name: string; width: Width; format: SentFormat } | null {
  const [, name, width, format] = SENT.exec(file) ?? [];
  return name === undefined ? null : { name, width: Number(width) as Width, format: format as SentFormat };
}

/** How large a picture is in one of its widths: what came in smaller stays as it is. In pixels. */
export function sizeAt({ width, height }: Readonly<{ width: number; height: number }>, named: Width) {
  const drawn = Math.min(named, width);
  return { width: drawn, height: Math.max(1, Math.round((height * drawn) / width)) };
}

/** The widths of a picture that is `width` pixels wide: those it fills, and always one. */
export function widthsOf(width: number): readonly Width[] {
  const filled = WIDTHS.filter((one) => one <= width);
  return filled.length > 0 ? filled : [WIDTHS[0]];
}

import { sha256Of } from '#db/sha256.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { inkOn, LAMP } from '#lib/model/colours.ts';
import type { DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { logoOf } from '#lib/programme/pictures-on.ts';

/**
 * The icons by file name: their width in pixels, and whether a device cuts them to its own shape.
 */
export const ICONS = {
  '180.png': { pixels: 180, isMaskable: false },
  '192.png': { pixels: 192, isMaskable: false },
  '512.png': { pixels: 512, isMaskable: false },
  'maskable-512.png': { pixels: 512, isMaskable: true },
} as const;
export type IconFile = keyof typeof ICONS;

/**
 * What the icons of a festival show: its logo on a light ground, otherwise the first letter of its
 * name on its colour.
 */
type IconFacts = Readonly<
  { logo: Pick<DocumentPicture, 'hash' | 'format'> } | { initial: string; ground: string; ink: 'black' | 'white' }
>;

/** The data from which the icons of a festival are drawn. */
export function iconFacts(document: PublicDocument): IconFacts {
  const logo = logoOf(document, 'light');
  if (logo?.use === 'logo') return { logo: { hash: logo.hash, format: logo.format } };
  const { name, locale, accent } = document.festival;
  const initial = /[\p{L}\p{N}]/u.exec(inLocale(name, locale))?.[0].toLocaleUpperCase() ?? '';
  const ground = accent !== null && inkOn(accent) !== null ? accent : LAMP;
  return { initial, ground, ink: inkOn(ground) ?? 'black' };
}

/**
 * Devices keep an icon by its address, so this part of the address changes when the drawing
 * changes.
 */
export const iconVersion = (document: PublicDocument): string =>
  sha256Of(JSON.stringify(iconFacts(document))).slice(0, 10);

import { sha256Of } from '#db/sha256.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { GROUNDS, inkOn, LAMP, shadesOf } from '#lib/model/colours.ts';
import type { DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { logoOf } from '#lib/programme/pictures-on.ts';

/**
 * The addresses of the manifests of pages behind a private address. They are separate from the
 * addresses of islands, which do not need them.
 */
export const ownManifests = {
  my: (token: string, locale: Locale) => `/api/selections/${token}/manifest?lang=${locale}`,
  team: (token: string, locale: Locale) => `/api/team/${token}/manifest?lang=${locale}`,
};

const INSTALLED = ['192.png', '512.png', 'maskable-512.png'] as const;

/**
 * The manifest with which a device installs a programme as an application (W3C, Web Application
 * Manifest), one per language, as a programme's address is. `own` is a page behind a secret
 * address, which then is the start page, because on an iPhone an application cannot read what its
 * browser stored. Every page of the language is then within its scope.
 */
export function manifestOf(
  document: PublicDocument,
  locale: Locale,
  own: { title: string; path: string } | null = null,
) {
  const { festival } = document;
  const base = own?.path ?? programmeBase(locale, festival.slug);
  const name = own ? `${own.title} – ${inLocale(festival.name, locale)}` : inLocale(festival.name, locale);
  return {
    id: base,
    name,
    short_name: shortened(own?.title ?? name),
    lang: locale,
    dir: 'ltr',
    start_url: base,
    // With this scope, a link to another festival of this site does not open in this application,
    // unless its address begins with the same letters: a scope is a prefix, and one with a slash at
    // its end would exclude the home page, whose address has none.
    scope: own ? `/${locale}/` : base,
    display: 'standalone',
    background_color: GROUNDS.light.paper,
    theme_color: (festival.accent && shadesOf(festival.accent, 'light')?.fill) ?? GROUNDS.light.paper,
    icons: INSTALLED.map((file) => ({
      src: feedPaths(festival.slug).icon(file, iconVersion(document)),
      sizes: `${ICONS[file].pixels}x${ICONS[file].pixels}`,
      type: 'image/png',
      ...(ICONS[file].isMaskable && { purpose: 'maskable' }),
    })),
  };
}

/** The longest name under an icon, in characters. */
const MAX_SHORT = 14;

/**
 * The first words of a name, as many as fit under an icon; a device cuts a word that is too long by
 * itself.
 */
function shortened(name: string): string {
  const words = name.split(/\s+/);
  let count = words.length;
  while (count > 1 && words.slice(0, count).join(' ').length > MAX_SHORT) count -= 1;
  return words.slice(0, count).join(' ');
}

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

import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { GROUNDS, shadesOf } from '#lib/model/colours.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { ICONS, iconVersion } from './icons.ts';

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

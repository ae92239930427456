import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { GROUNDS, shadesOf } from '#lib/model/colours.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { ICONS, iconVersion } from './icons.ts';

/**
 * Where a device finds what it installs of a page behind a private address. Apart from the
 * addresses of islands, which have no use for it.
 */
export const ownManifests = {
  my: (token: string, locale: Locale) => `/api/selections/${token}/manifest?lang=${locale}`,
  team: (token: string, locale: Locale) => `/api/team/${token}/manifest?lang=${locale}`,
};

const INSTALLED = ['192.png', '512.png', 'maskable-512.png'] as const;

/**
 * What a device needs to put a programme among its applications (W3C, Web Application Manifest). It
 * is one per language: so is a programme's address. `own` is a page behind a secret address, which
 * is then what is opened: on an iPhone an application knows nothing of what its browser keeps. From
 * there every page of the language is within it.
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
    // A link to another festival of this site opens no application of this one, but where its
    // address begins with the same: a scope is how addresses begin, and one that ended in a slash
    // would leave out the home itself, whose address has none.
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

/** In characters: what stands under an icon. */
const MAX_SHORT = 14;

/**
 * Its first words, as many as stand under an icon; a device cuts a word that is too long by itself.
 */
function shortened(name: string): string {
  const words = name.split(/\s+/);
  let count = words.length;
  while (count > 1 && words.slice(0, count).join(' ').length > MAX_SHORT) count -= 1;
  return words.slice(0, count).join(' ');
}

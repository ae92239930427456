import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type BegunPage, type PageBeginning, pageBeginnings } from '#lib/pages/schema.ts';

/**
 * The page somebody begins with: its title, and headings in both languages to write under. Nothing
 * is said for them.
 */
export function begunPage(asked: string | undefined): BegunPage {
  const beginning = pageBeginnings.find((one) => one === asked);
  const own = { isInNavigation: true, showsPartners: beginning === 'partners' };
  if (!beginning) return { ...own, title: {}, text: {} };
  return {
    ...own,
    title: { fr: beginningTitle(beginning, 'fr'), en: beginningTitle(beginning, 'en') },
    text: { fr: outline(beginning, 'fr'), en: outline(beginning, 'en') },
  };
}

/** What one of the usual pages is called. */
export const beginningTitle = (beginning: PageBeginning, locale: Locale): string =>
  translator(locale, 'ownPages')(`begin.${beginning}.title`);

const outline = (beginning: PageBeginning, locale: Locale): string =>
  translator(
    locale,
    'ownPages',
  )(`begin.${beginning}.headings`)
    .split(' / ')
    .filter((heading) => heading !== '')
    .map((heading) => `## ${heading}`)
    .join('\n\n');

import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type BegunPage, type PageBeginning, pageBeginnings } from '#lib/pages/schema.ts';

/**
 * The draft of a usual page: its title, and headings in both languages to write below. The texts
 * are left to the organiser.
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

/** The title of a usual page. */
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

import { type Locale, locales } from '#db/enums.ts';

export { type Locale, locales };

/** French first. */
export const defaultLocale: Locale = 'fr';

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

export const otherLocale = (locale: Locale): Locale => (locale === 'fr' ? 'en' : 'fr');

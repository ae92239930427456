import { defaultLocale, isLocale, type Locale } from '#lib/i18n/locale.ts';

/** The language of a desk page's address; anything else was already answered 404 by the layout above. */
export const deskLocale = (asked: string): Locale => (isLocale(asked) ? asked : defaultLocale);

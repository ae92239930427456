import { type Locale, locales } from '#db/enums.ts';

export { type Locale, locales };

/** French is the default. */
export const defaultLocale: Locale = 'fr';

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** The language of an address or a form; French where none is given. */
export const readLocale = (asked: unknown): Locale => (isLocale(asked) ? asked : defaultLocale);

export const otherLocale = (locale: Locale): Locale => (locale === 'fr' ? 'en' : 'fr');

/** The same address in `locale`; every address of a page begins with its language. */
export const pathIn = (locale: Locale, path: string) => path.replace(/^\/(fr|en)(?=[/?]|$)/, `/${locale}`);

/** For the eye (`14 h`, `20 min`) or for the ear (« 14 heures », « 20 minutes »). */
export type Voice = 'printed' | 'spoken';

import { type Locale, locales } from '#lib/i18n/locale.ts';

/**
 * The language of messages to a volunteer and of their page: the one of ours that they speak; the
 * festival's where they speak both, neither, or have not said.
 */
export function readIn(festival: { locale: Locale }, languages: readonly string[]): Locale {
  const spoken = locales.filter((locale) => languages.includes(locale));
  return spoken.length === 1 && spoken[0] ? spoken[0] : festival.locale;
}

import { type Locale, locales } from '#lib/i18n/locale.ts';

/**
 * The language in which a volunteer is written to and their page opens: of those we write the one
 * they speak, the festival's where they speak both, neither or have not said.
 */
export function readIn(festival: { locale: Locale }, languages: readonly string[]): Locale {
  const spoken = locales.filter((locale) => languages.includes(locale));
  return spoken.length === 1 && spoken[0] ? spoken[0] : festival.locale;
}

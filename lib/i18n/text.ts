import type { Bilingual } from '#db/columns.ts';
import { type Locale, otherLocale } from './locale.ts';

export type { Bilingual };

/** The text in the reader's language, otherwise in the other, otherwise empty. */
export function inLocale(text: Bilingual | null | undefined, locale: Locale): string {
  return text?.[locale]?.trim() || text?.[otherLocale(locale)]?.trim() || '';
}

/** The language of what `inLocale` answers, for the `lang` attribute; null when that is empty. */
export function localeOf(text: Bilingual | null | undefined, locale: Locale): Locale | null {
  if (text?.[locale]?.trim()) return locale;
  return text?.[otherLocale(locale)]?.trim() ? otherLocale(locale) : null;
}

export const isBilingual = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && ('fr' in value || 'en' in value);

export const isEmpty = (text: Bilingual | null | undefined): boolean => !text?.fr?.trim() && !text?.en?.trim();

/** Several titles as one: « A + B ». */
export function joined(titles: readonly Bilingual[]): Bilingual {
  const first = titles[0];
  if (titles.length === 1 && first) return first;
  const fr = titles.map((title) => title.fr ?? title.en).join(' + ');
  const en = titles.map((title) => title.en ?? title.fr).join(' + ');
  return { fr, en };
}

/** Both languages as the controls of a form show them. */
export const bothTyped = (text: Bilingual): Required<Bilingual> => ({ fr: text.fr ?? '', en: text.en ?? '' });

/** All that is written of a text: « Salle bleue / Blue room ». */
export const bothLanguages = ({ fr, en }: Bilingual): string => [fr, en].filter(Boolean).join(' / ');

/** The same sentence in both languages. */
export const inBoth = (say: (locale: 'fr' | 'en') => string): Required<Bilingual> => ({ fr: say('fr'), en: say('en') });

/**
 * « samedi 6 juin » as it begins a line: « Samedi 6 juin ». For paper and texts, where no style
 * sheet can do it.
 */
export const capital = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** A sentence behind a colon. */
export const uncapital = (text: string, locale: Locale): string =>
  text.charAt(0).toLocaleLowerCase(locale) + text.slice(1);

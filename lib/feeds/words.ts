import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

/** The sentences and words of a calendar in one language, looked up once. */
export type Words = Readonly<{
  locale: Locale;
  say: ReturnType<typeof translator<'feeds'>>;
  term: ReturnType<typeof translator<'terms'>>;
}>;

const made = new Map<Locale, Words>();

export function wordsOf(locale: Locale): Words {
  const kept = made.get(locale);
  if (kept) return kept;
  const words = { locale, say: translator(locale, 'feeds'), term: translator(locale, 'terms') };
  made.set(locale, words);
  return words;
}

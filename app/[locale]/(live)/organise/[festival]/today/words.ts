import type { Locale } from '#lib/i18n/locale.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { typeset } from '#lib/time/format.ts';

/** The sentences of the day, set for reading. */
export function boardWords(locale: Locale) {
  const t = translator(locale, 'board');
  return {
    locale,
    t: (key: Parameters<typeof t>[0], values?: Record<string, string | number>) => typeset(t(key, values), locale),
    text: (text: Bilingual | null | undefined) => typesetIn(text, locale),
  };
}
export type BoardWords = ReturnType<typeof boardWords>;

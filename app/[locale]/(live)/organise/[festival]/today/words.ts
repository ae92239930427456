import type { Locale } from '#lib/i18n/locale.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';

/** The sentences of the day, with typography. */
export function boardWords(locale: Locale) {
  return {
    locale,
    t: sentencesIn(locale, 'board'),
    text: (text: Bilingual | null | undefined) => typesetIn(text, locale),
  };
}
export type BoardWords = ReturnType<typeof boardWords>;

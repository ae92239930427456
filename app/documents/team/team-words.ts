import type { Locale } from '#lib/i18n/locale.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';

/** The sentences of the room sheets, with the typography for reading. */
export function teamWords(locale: Locale) {
  return {
    locale,
    t: sentencesIn(locale, 'team'),
  };
}

export type TeamWords = ReturnType<typeof teamWords>;

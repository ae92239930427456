import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/time/format.ts';

/** The sentences of the room sheets, set for reading. */
export function teamWords(locale: Locale) {
  const t = translator(locale, 'team');
  return {
    locale,
    t: (key: Parameters<typeof t>[0], values?: Record<string, string | number>) => typeset(t(key, values), locale),
  };
}

export type TeamWords = ReturnType<typeof teamWords>;

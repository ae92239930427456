import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDate } from '#lib/time/format.ts';

/**
 * The days on which something existed already and was not made again, as parameters of the page
 * that an act leads to.
 */
export const standingDays = (days: readonly string[]): Record<string, string> =>
  days.length > 0 ? { standing: days.join('.') } : {};

/** The same as a sentence. */
export function standingInWords(days: readonly string[], locale: Locale): string {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const named = list.format(days.map((day) => formatDate(day, locale)));
  return typeset(translator(locale, 'desk')('standing', { days: named }), locale);
}

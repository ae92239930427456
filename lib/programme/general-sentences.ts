import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { GeneralChange } from './general-changes.ts';

/**
 * A sentence for each thing that changed and belongs to no séance, no two alike. Not typeset:
 * `typeset` does that when it is shown.
 */
export function generalSentences(changes: readonly GeneralChange[], locale: Locale): string[] {
  const t = translator(locale, 'release');
  const said = changes.map((change) =>
    typeof change === 'string'
      ? t(`general.${change}`)
      : t(`general.${change.kind}`, { title: inLocale(change.title, locale) }),
  );
  return [...new Set(said)];
}

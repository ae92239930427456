import { isHeard, languagesInWords } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';

/** In which languages people speak in a séance, and into which that is translated. */
export type Speech = Readonly<{ spoken: readonly string[]; translatedInto: readonly string[]; isBesideFilm: boolean }>;

type Said = Pick<DocumentEvent, 'spoken' | 'translatedInto'>;

/**
 * What is said of it in a release; films speak the languages of their copies, which `items` tell.
 */
export const speechOf = ({
  spoken = [],
  translatedInto = [],
  items,
}: Said & { items: readonly Pick<DocumentItem, 'kind'>[] }): Speech => ({
  spoken,
  translatedInto,
  isBesideFilm: items.some(({ kind }) => kind === 'film'),
});

/** What one may hear of it and understand: a translation is heard too. */
export const heardIn = ({ spoken = [], translatedInto = [] }: Said): string[] => [
  ...new Set([...spoken, ...translatedInto]),
];

/**
 * « en anglais, traduit en français », beside a film « échanges en anglais »; empty where nobody
 * said anything.
 */
export function speechInWords({ spoken, translatedInto, isBesideFilm }: Speech, locale: Locale): string {
  const t = translator(locale, 'public');
  const heard = spoken.filter(isHeard);
  const values = { spoken: languagesInWords(heard, locale), translated: languagesInWords(translatedInto, locale) };
  if (heard.length + translatedInto.length === 0) return spoken.length > 0 ? t('speech.silent') : '';
  const key = heard.length === 0 ? 'translated' : translatedInto.length === 0 ? 'spoken' : 'both';
  return t(isBesideFilm ? `speech.besideFilm.${key}` : `speech.alone.${key}`, values);
}

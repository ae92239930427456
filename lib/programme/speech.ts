import { isHeard, languagesInWords } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';

/** The languages that are spoken in a séance, and those into which that is interpreted. */
export type Speech = Readonly<{ spoken: readonly string[]; translatedInto: readonly string[]; isBesideFilm: boolean }>;

type Said = Pick<DocumentEvent, 'spoken' | 'translatedInto'>;

/**
 * The same as a release states it. The languages of films are not in it: they belong to the copies,
 * in `items`.
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

/**
 * The languages in which one can follow by hearing: those spoken, and those of the interpreters.
 */
export const heardIn = ({ spoken = [], translatedInto = [] }: Said): string[] => [
  ...new Set([...spoken, ...translatedInto]),
];

/**
 * « en anglais, traduit en français », beside a film « échanges en anglais »; empty where nothing
 * is known.
 */
export function speechInWords({ spoken, translatedInto, isBesideFilm }: Speech, locale: Locale): string {
  const t = translator(locale, 'public');
  const heard = spoken.filter(isHeard);
  const values = { spoken: languagesInWords(heard, locale), translated: languagesInWords(translatedInto, locale) };
  if (heard.length + translatedInto.length === 0) return spoken.length > 0 ? t('speech.silent') : '';
  const key = heard.length === 0 ? 'translated' : translatedInto.length === 0 ? 'spoken' : 'both';
  return t(isBesideFilm ? `speech.besideFilm.${key}` : `speech.alone.${key}`, values);
}

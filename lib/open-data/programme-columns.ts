import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

/** The columns of the programme's table, in order. */
export const programmeColumns = [
  'number',
  'uid',
  'status',
  'day',
  'start',
  'end',
  'minutes',
  'title',
  'subtitle',
  'kind',
  'label',
  'films',
  'people',
  'venue',
  'room',
  'address',
  'themes',
  'spoken',
  'subtitles',
  'translatedInto',
  'access',
  'offer',
  'seats',
  'url',
] as const;
export type ProgrammeColumn = (typeof programmeColumns)[number];

/** The headings of the columns. */
export const programmeHeadingsOf = (locale: Locale): string[] => {
  const t = translator(locale, 'openData');
  return programmeColumns.map((column) => t(`columns.${column}`));
};

/** Separates several values in a cell; a comma could be part of a title. */
export const BETWEEN = ' | ';

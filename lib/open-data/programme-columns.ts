import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

/** What a line of the programme says of a séance, in the order of the columns. */
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

/** What they are called in the first line. */
export const programmeHeadingsOf = (locale: Locale): string[] => {
  const t = translator(locale, 'openData');
  return programmeColumns.map((column) => t(`columns.${column}`));
};

/** Between several of one kind in a cell: a comma stands in titles. */
export const BETWEEN = ' | ';

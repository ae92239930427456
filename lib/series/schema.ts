import { z } from 'zod';
import { bilingualParagraphs, NOTE_MAX, requiredBilingualLine } from '../i18n/clean-text.ts';
import { recordFields } from '../i18n/typed-values.ts';

export const SERIES_MAX = 100;

/** What the form of a series posts. Its séances are chosen in theirs. */
export const seriesSchema = z.object({
  ...recordFields,
  title: requiredBilingualLine(),
  introduction: bilingualParagraphs(NOTE_MAX),
});
export type SeriesInput = z.output<typeof seriesSchema>;

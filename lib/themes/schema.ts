import { z } from 'zod';
import { bilingualParagraphs, MAX_NOTE, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import { recordFields } from '#lib/i18n/typed-values.ts';
import type { DraftSeries, DraftTheme } from '#lib/model/draft.ts';
import { letterColour } from '#lib/model/typed-colours.ts';

export const MAX_FESTIVAL_THEMES = 100;

/** What the form of a theme posts. Its address is made from its first name and stays. */
export const themeSchema = z.object({
  ...recordFields,
  name: requiredBilingualLine(),
  introduction: bilingualParagraphs(MAX_NOTE),
  colour: letterColour,
});
export type ThemeInput = z.output<typeof themeSchema>;
export type ThemeFormValues = z.input<typeof themeSchema>;

/** A theme as its form shows it; the empty form for null. */
export const themeFormValues = (theme: DraftTheme | null): ThemeFormValues => ({
  version: theme?.version ?? 0,
  clientKey: '',
  colour: theme?.colour ?? '',
  name: { fr: theme?.name.fr ?? '', en: theme?.name.en ?? '' },
  introduction: { fr: theme?.introduction.fr ?? '', en: theme?.introduction.en ?? '' },
});

export const MAX_SERIES = 100;

/** What the form of a series posts. Séances choose their series in their own form. */
export const seriesSchema = z.object({
  ...recordFields,
  title: requiredBilingualLine(),
  introduction: bilingualParagraphs(MAX_NOTE),
});
export type SeriesInput = z.output<typeof seriesSchema>;
export type SeriesFormValues = z.input<typeof seriesSchema>;

/** A series as its form shows it; the empty form for null. */
export const seriesFormValues = (series: DraftSeries | null): SeriesFormValues => ({
  version: series?.version ?? 0,
  clientKey: '',
  title: { fr: series?.title.fr ?? '', en: series?.title.en ?? '' },
  introduction: { fr: series?.introduction.fr ?? '', en: series?.introduction.en ?? '' },
});

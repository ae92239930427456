import { z } from 'zod';
import { bilingualLine, bilingualParagraphs, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { recordFields } from '#lib/i18n/typed-values.ts';
import type { DraftDay } from '#lib/model/draft.ts';
import { typedTime } from '#lib/time/entry.ts';
import { hourOrNothing } from '#lib/time/typed-times.ts';

/** What the form of a day posts. Empty hours mean those of the festival. */
export const daySchema = z.object({
  ...recordFields,
  title: bilingualLine(),
  introduction: bilingualParagraphs(MAX_NOTE),
  opensAt: hourOrNothing,
  closesAt: hourOrNothing,
});
export type DayInput = z.output<typeof daySchema>;
export type DayFormValues = z.input<typeof daySchema>;

/** A day as its form shows it in `locale`. */
export const dayFormValues = (day: DraftDay, locale: Locale): DayFormValues => ({
  version: day.version,
  clientKey: '',
  title: { fr: day.title.fr ?? '', en: day.title.en ?? '' },
  introduction: { fr: day.introduction.fr ?? '', en: day.introduction.en ?? '' },
  opensAt: typedTime(day.opensAt, locale),
  closesAt: typedTime(day.closesAt, locale),
});

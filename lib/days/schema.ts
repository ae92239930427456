import { z } from 'zod';
import { bilingualLine, bilingualParagraphs, NOTE_MAX } from '../i18n/clean-text.ts';
import { recordFields } from '../i18n/typed-values.ts';
import { hourOrNothing } from '../time/typed-times.ts';

/** What a day's form posts. Hours left empty are the festival's own. */
export const daySchema = z.object({
  ...recordFields,
  title: bilingualLine(),
  introduction: bilingualParagraphs(NOTE_MAX),
  opensAt: hourOrNothing,
  closesAt: hourOrNothing,
});
export type DayInput = z.output<typeof daySchema>;

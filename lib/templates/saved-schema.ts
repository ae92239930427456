import { z } from 'zod';
import { bilingualLine, requiredBilingualLine } from '../i18n/clean-text.ts';
import { ticked } from '../i18n/typed-values.ts';

const SUMMARY_MAX = 300;

/** What the form of « Enregistrer comme modèle » posts. */
export const saveTemplateSchema = z.object({
  name: requiredBilingualLine(),
  summary: bilingualLine(SUMMARY_MAX),
  withFilms: ticked,
  withPeople: ticked,
});
export type SaveTemplateInput = z.output<typeof saveTemplateSchema>;

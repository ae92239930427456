import { z } from 'zod';
import { bilingualLine, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import { ticked } from '#lib/i18n/typed-values.ts';

const MAX_SUMMARY = 300;

/** What the form of « Enregistrer comme modèle » posts. */
export const saveTemplateSchema = z.object({
  name: requiredBilingualLine(),
  summary: bilingualLine(MAX_SUMMARY),
  withFilms: ticked,
  withPeople: ticked,
  withPictures: ticked,
});
export type SaveTemplateInput = z.output<typeof saveTemplateSchema>;

import { z } from 'zod';
import { headStyles, letterings } from '#db/enums.ts';
import { choice, recordFields } from '#lib/i18n/typed-values.ts';
import { fillColour, letterColour } from '#lib/model/typed-colours.ts';
import type { Festival } from '#lib/policy.ts';

/** What the form of « Apparence » posts. */
export const appearanceSchema = z.object({
  ...recordFields,
  accent: letterColour,
  secondColour: fillColour,
  letters: choice(letterings),
  headStyle: choice(headStyles),
});
export type AppearanceInput = z.output<typeof appearanceSchema>;
export type AppearanceFormValues = z.input<typeof appearanceSchema>;

/** The festival's looks as their form shows them. */
export const appearanceFormValues = (
  festival: Pick<Festival, 'version' | 'accent' | 'secondColour' | 'letters' | 'headStyle'>,
): AppearanceFormValues => ({
  version: festival.version,
  clientKey: '',
  accent: festival.accent ?? '',
  secondColour: festival.secondColour ?? '',
  letters: festival.letters,
  headStyle: festival.headStyle,
});

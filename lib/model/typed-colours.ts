import { z } from 'zod';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { AA_TEXT, luminanceOf, readability } from './colours.ts';

/** A colour `#rrggbb` for filled areas, whose text colour is computed; null when left empty. */
export const fillColour = z
  .string()
  .default('')
  .transform((typed) => typed.trim().toLowerCase() || null)
  .refine((typed) => typed === null || luminanceOf(typed) !== null, 'color' satisfies FieldError);

/**
 * The same for text too: a colour that is unreadable on light paper is refused (on dark paper it is
 * lightened).
 */
export const letterColour = fillColour.refine(
  (typed) => typed === null || luminanceOf(typed) === null || readability(typed, 'light') >= AA_TEXT,
  'unreadableColor' satisfies FieldError,
);

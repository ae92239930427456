import { z } from 'zod';
import type { FieldError } from '#lib/i18n/field-messages.ts';

export const MAX_SLUG = 60;

/**
 * Words that are part of other addresses: `/feeds/selections`, `/feeds/volunteers`,
 * `/organise/new`.
 */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(['selections', 'volunteers', 'new', 'released', 'preview']);

/** The festival's part of every public address: lower-case letters, digits and single hyphens. */
export const festivalSlug = z
  .string()
  .default('')
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(1, 'required' satisfies FieldError)
      .max(MAX_SLUG, `tooLong:${MAX_SLUG}` satisfies FieldError)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'address' satisfies FieldError)
      .refine((typed) => !RESERVED_SLUGS.has(typed), 'reserved' satisfies FieldError),
  );

import { z } from 'zod';
import { MAX_NOTE, paragraphs } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';

/** In characters: longer keys cannot come from our own forms. */
const MAX_KEY = 20_000;
const MAX_ACT = 1000;
/** How many acceptances one press withdraws; of more, the rest stays for the next. */
export const MAX_WITHDRAWN = 20_000;

/** A warning by its code and facts, as written by `warningKey`. */
const key = z.string().min(1).max(MAX_KEY);

/**
 * « Accepter »: one warning, or with `all` every open one of its kind, if their number is still the
 * one that was shown.
 */
export const acceptSchema = z.object({
  warning: key,
  all: z.literal('yes').optional(),
  count: z.coerce.number().int().min(1).max(1_000_000),
  reason: paragraphs(MAX_NOTE).refine((reason) => reason !== '', 'required' satisfies FieldError),
});
export type AcceptInput = z.output<typeof acceptSchema>;

export const withdrawSchema = z.object({
  ids: z.array(z.coerce.number().int().min(1)).min(1).max(MAX_WITHDRAWN),
});

/** One of the acts that a warning proposes, as written by `actKey`. */
export const actSchema = z.object({ warning: key, act: z.string().min(2).max(MAX_ACT) });

import { z } from 'zod';
import { MAX_NOTE, paragraphs } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';

/** What is accepted at once, and what an act says of itself: more is not a form of ours. */
const MAX_KEY = 20_000;
const MAX_ACT = 1000;
const MAX_WITHDRAWN = 5000;

/** A warning by its code and facts, as `warningKey` writes it. */
const key = z.string().min(1).max(MAX_KEY);

/**
 * « Accepter » : one warning, or with `all` every open one of its kind, as many as its reader was
 * told.
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

/** One of the acts a warning proposes, as `actKey` writes it. */
export const actSchema = z.object({ warning: key, act: z.string().min(2).max(MAX_ACT) });

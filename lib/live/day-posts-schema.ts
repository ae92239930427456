import { z } from 'zod';
import { requiredNumber, ticked } from '#lib/i18n/typed-values.ts';
import { emergencySchema } from '#lib/volunteers/schema.ts';
import { doActSchema } from './day-acts-schema.ts';
import { delaySchema, endFactSchema, noticeSchema, placesSchema, tapKey, undoSchema } from './facts-schema.ts';

const id = z.coerce.number().int().min(1).max(1_000_000_000);
/** A form has no null: what is left empty is nothing. */
const nothing = (typed: unknown) => (typed === '' ? null : typed);

const { shape } = noticeSchema;

/**
 * Whatever the pages of « Le jour J » post, by `what`; forms without scripts post the same. Séances
 * by number.
 */
export const dayPostSchema = z.discriminatedUnion('what', [
  delaySchema.extend({ what: z.literal('delay') }),
  placesSchema.extend({
    what: z.literal('places'),
    places: z.preprocess(nothing, placesSchema.shape.places),
    seen: z.preprocess(nothing, placesSchema.shape.seen),
  }),
  noticeSchema.extend({ what: z.literal('notice'), event: z.preprocess(nothing, shape.event) }),
  endFactSchema.extend({ what: z.literal('end'), fact: id }),
  undoSchema.extend({ what: z.literal('undo') }),
  doActSchema.extend({ what: z.literal('act'), withPending: ticked }),
  z.object({ what: z.literal('entries'), clientKey: tapKey, event: id, count: requiredNumber(0, 100_000) }),
  z.object({ what: z.literal('settle'), clientKey: tapKey, problem: id }),
  emergencySchema.extend({ what: z.literal('emergency') }),
  z.object({ what: z.literal('taken'), clientKey: tapKey, emergency: id }),
  z.object({ what: z.literal('absent'), clientKey: tapKey, assignment: id, isAbsent: ticked }),
  z.object({ what: z.literal('step-in'), clientKey: tapKey, shift: id, volunteer: id }),
  z.object({ what: z.literal('check-in'), clientKey: tapKey, assignment: id, isThere: ticked }),
]);
export type DayPost = z.output<typeof dayPostSchema>;

import { z } from 'zod';
import { requiredNumber, ticked } from '#lib/i18n/typed-values.ts';
import { emergencySchema } from '#lib/volunteers/schema.ts';
import { doActSchema } from './day-acts-schema.ts';
import { actedOn, delaySchema, endFactSchema, noticeSchema, placesSchema, tapKey, undoSchema } from './facts-schema.ts';

/** Forms cannot post null, so an empty field means it. */
const nothing = (typed: unknown) => (typed === '' ? null : typed);

const { shape } = noticeSchema;

/**
 * Everything the pages of « Le jour J » post, by `what`; forms without JavaScript post the same.
 * Séances by number.
 */
export const dayPostSchema = z.discriminatedUnion('what', [
  delaySchema.extend({ what: z.literal('delay') }),
  placesSchema.extend({
    what: z.literal('places'),
    places: z.preprocess(nothing, placesSchema.shape.places),
    seen: z.preprocess(nothing, placesSchema.shape.seen),
  }),
  noticeSchema.extend({ what: z.literal('notice'), event: z.preprocess(nothing, shape.event) }),
  endFactSchema.extend({ what: z.literal('end'), fact: actedOn }),
  undoSchema.extend({ what: z.literal('undo') }),
  doActSchema.extend({ what: z.literal('act'), withPending: ticked }),
  z.object({ what: z.literal('entries'), clientKey: tapKey, event: actedOn, count: requiredNumber(0, 100_000) }),
  z.object({ what: z.literal('settle'), clientKey: tapKey, problem: actedOn }),
  emergencySchema.extend({ what: z.literal('emergency') }),
  z.object({ what: z.literal('taken'), clientKey: tapKey, emergency: actedOn }),
  z.object({ what: z.literal('given-back'), clientKey: tapKey, emergency: actedOn }),
  z.object({ what: z.literal('absent'), clientKey: tapKey, assignment: actedOn, isAbsent: ticked }),
  z.object({ what: z.literal('step-in'), clientKey: tapKey, shift: actedOn, volunteer: actedOn }),
  z.object({ what: z.literal('check-in'), clientKey: tapKey, assignment: actedOn, isThere: ticked }),
]);
export type DayPost = z.output<typeof dayPostSchema>;

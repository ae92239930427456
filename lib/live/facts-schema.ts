import { z } from 'zod';
import { requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import { noticeReaders, placesStates } from '#lib/model/live-facts.ts';

/** The longest delay in minutes; a longer one is a new time, which needs a release. */
export const MAX_DELAY = 600;
/** The minutes offered as buttons. */
export const usualDelays = [5, 10, 15, 20] as const;
/** In characters: a notice stands at the top of every page. */
export const MAX_NOTICE = 300;
/** A delay is never passed on to more séances than this. */
const MAX_CARRIED = 200;

const delayKinds = ['carry', 'shorten', 'leave'] as const;

/** The number or id of what an act is about. */
export const actedOn = z.coerce.number().int().min(1).max(1_000_000_000);
const minutes = (max: number) => z.coerce.number().int().min(0).max(max);
/** Made once per tap: the same key again returns the answer of the first post. */
export const tapKey = z.uuid();
/** Normalised, so that instants can be compared as text. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((typed) => new Date(typed).toISOString())
  .nullable()
  .optional();

/** Séances by number. */
export const delaySchema = z.object({
  clientKey: tapKey,
  event: actedOn,
  /** Minutes after the planned time; 0: on time again. */
  minutes: minutes(MAX_DELAY),
  choice: z.enum(delayKinds),
  /**
   * What the reader was shown (`DelayOutcome.delays`): the delays to announce, and those announced
   * until then. If either has changed since, nothing is written.
   */
  shown: z
    .array(
      z.object({
        event: actedOn,
        delay: minutes(MAX_DELAY * 2),
        cut: minutes(MAX_DELAY),
        was: minutes(MAX_DELAY * 2).optional(),
      }),
    )
    .max(MAX_CARRIED)
    .nullable()
    .default(null),
});
export type DelayInput = z.output<typeof delaySchema>;

export const placesSchema = z.object({
  clientKey: tapKey,
  event: actedOn,
  /** Null takes it back. */
  places: z.enum(placesStates).nullable(),
  /**
   * The id of the fact that the reader saw, null for none: if somebody changed it since, nothing is
   * written.
   */
  seen: actedOn.nullable().optional(),
  until: instant,
});
export type PlacesInput = z.output<typeof placesSchema>;

export const noticeSchema = z.object({
  clientKey: tapKey,
  /** Null: about the festival as a whole. */
  event: actedOn.nullable(),
  text: requiredBilingualLine(MAX_NOTICE),
  readers: z.enum(noticeReaders).default('all'),
  /** An instant; without one it ends with the séance, or with the festival day. */
  until: instant,
});
export type NoticeInput = z.output<typeof noticeSchema>;

export const endFactSchema = z.object({ clientKey: tapKey, fact: actedOn });
export const undoSchema = z.object({ clientKey: tapKey, batch: z.uuid() });

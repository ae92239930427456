import { z } from 'zod';
import { requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import { noticeReaders, placesStates } from '#lib/model/live-facts.ts';

/** What may be announced as a delay, in minutes; more is another time, which a release says. */
export const MAX_DELAY = 600;
/** The minutes the screen offers in one tap. */
export const usualDelays = [5, 10, 15, 20] as const;
/** A notice stands above every page. */
export const MAX_NOTICE = 300;
/** More séances than that do not follow each other. */
const MAX_CARRIED = 200;

const delayKinds = ['carry', 'shorten', 'leave'] as const;

/** The number or the id of what an act is about. */
export const actedOn = z.coerce.number().int().min(1).max(1_000_000_000);
const minutes = (max: number) => z.coerce.number().int().min(0).max(max);
/** Made once per tap; the same key again answers what the first one did. */
export const tapKey = z.uuid();
/** Kept in one form, so that instants compare as texts. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((typed) => new Date(typed).toISOString())
  .nullable()
  .optional();

/** Séances by number. */
export const delaySchema = z.object({
  clientKey: tapKey,
  event: actedOn,
  /** After the planned time; 0: on time again. */
  minutes: minutes(MAX_DELAY),
  choice: z.enum(delayKinds),
  /**
   * What its reader was shown would be announced, and what was until then (`DelayOutcome.delays`):
   * when it is no longer that, or somebody announced otherwise since, nothing is written.
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
   * The fact the reader saw (its id, null for none): when somebody said otherwise since, nothing is
   * written.
   */
  seen: actedOn.nullable().optional(),
  until: instant,
});
export type PlacesInput = z.output<typeof placesSchema>;

export const noticeSchema = z.object({
  clientKey: tapKey,
  /** Null: of the festival as a whole. */
  event: actedOn.nullable(),
  text: requiredBilingualLine(MAX_NOTICE),
  readers: z.enum(noticeReaders).default('all'),
  /** An instant; without one it ends with the séance, or with the festival's day. */
  until: instant,
});
export type NoticeInput = z.output<typeof noticeSchema>;

export const endFactSchema = z.object({ clientKey: tapKey, fact: actedOn });
export const undoSchema = z.object({ clientKey: tapKey, batch: z.uuid() });

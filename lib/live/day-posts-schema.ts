import { z } from 'zod';
import { bilingualLine, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { requiredNumber, ticked } from '#lib/i18n/typed-values.ts';
import { noticeReaders, placesStates } from '#lib/model/live-facts.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { emergencySchema } from '#lib/volunteers/schema.ts';

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
const actedOn = z.coerce.number().int().min(1).max(1_000_000_000);
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

const endFactSchema = z.object({ clientKey: tapKey, fact: actedOn });
const undoSchema = z.object({ clientKey: tapKey, batch: z.uuid() });

/**
 * In characters, with its reason. Longer than a notice about one séance, because the sentence may
 * be about several.
 */
export const MAX_SENTENCE = 600;
const MAX_ABSENCES = 60;

/** Hours that the festival's zone skips are refused later, where the zone is known. */
const wall = z.string().refine((typed) => checkWallClock(typed, 'UTC') === 'ok', 'time' satisfies FieldError);

/** What becomes of one item of an absent person; `as-planned`: they are there for it after all. */
export const absenceChoices = ['video', 'replaced', 'without', 'cancelled', 'moved', 'as-planned'] as const;
export type AbsenceChoice = (typeof absenceChoices)[number];

const cancel = z.object({ act: z.literal('cancel'), event: actedOn, reason: bilingualLine(MAX_NOTICE) });
/**
 * Séances are named by number; rooms, films, versions, people and presences by the ids of their
 * rows.
 */
const room = z.object({ act: z.literal('room'), event: actedOn, room: actedOn });
const film = z.object({
  act: z.literal('film'),
  event: actedOn,
  /** Which of its films (the id of an `event_items` row); without it, the only one. */
  item: actedOn.nullable().default(null),
  film: actedOn,
  version: actedOn.nullable().default(null),
});
const person = z.object({
  act: z.literal('person'),
  person: actedOn,
  absences: z
    .array(
      z.object({
        /** The id of an `event_people` row. */
        presence: actedOn,
        choice: z.enum(absenceChoices),
        /** Used with `replaced`. */
        by: actedOn.nullable().default(null),
        /** Used with `moved`: a wall clock, a room, or both. */
        startsAt: wall.nullable().default(null),
        room: actedOn.nullable().default(null),
      }),
    )
    .min(1)
    .max(MAX_ABSENCES),
  reason: bilingualLine(MAX_NOTICE),
});

export const dayActSchema = z.discriminatedUnion('act', [cancel, room, film, person]);
export type DayAct = z.output<typeof dayActSchema>;

export const doActSchema = z.object({
  clientKey: tapKey,
  act: dayActSchema,
  /**
   * `DayActPreview.facts`: if the act would now do something else than was shown, nothing is
   * written.
   */
  facts: z.string().max(10_000),
  /** Whether other unpublished changes of these séances may be published too. */
  withPending: z.boolean().default(false),
  /** The sentence to the public, as the organiser edited it; empty says nothing. */
  sentence: bilingualLine(MAX_SENTENCE),
});
export type DoAct = z.output<typeof doActSchema>;

/** Forms cannot post null, so an empty field means it. */
const nothing = (typed: unknown) => (typed === '' ? null : typed);

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
  noticeSchema.extend({ what: z.literal('notice'), event: z.preprocess(nothing, noticeSchema.shape.event) }),
  endFactSchema.extend({ what: z.literal('end') }),
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

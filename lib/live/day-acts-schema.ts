import { z } from 'zod';
import { bilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { actedOn, MAX_NOTICE, tapKey } from './facts-schema.ts';

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

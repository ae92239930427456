import { z } from 'zod';
import { bilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { actedOn, MAX_NOTICE, tapKey } from './facts-schema.ts';

/** The sentence of several séances is longer than a notice of one. */
export const MAX_SENTENCE = 600;
const MAX_ABSENCES = 60;

/** The zone's own gaps are refused where the zone is known. */
const wall = z.string().refine((typed) => checkWallClock(typed, 'UTC') === 'ok', 'time' satisfies FieldError);

/**
 * What becomes of one item an absent person is in; `as-planned`: they are there for it after all.
 */
export const absenceChoices = ['video', 'replaced', 'without', 'cancelled', 'moved', 'as-planned'] as const;
export type AbsenceChoice = (typeof absenceChoices)[number];

const cancel = z.object({ act: z.literal('cancel'), event: actedOn, reason: bilingualLine(MAX_NOTICE) });
/** Séances by number; rooms, films, versions, people and presences by the ids of their rows. */
const room = z.object({ act: z.literal('room'), event: actedOn, room: actedOn });
const film = z.object({
  act: z.literal('film'),
  event: actedOn,
  /** Which of its films (an `event_items` id); the only one without it. */
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
        /** An `event_people` id. */
        presence: actedOn,
        choice: z.enum(absenceChoices),
        /** With `replaced`. */
        by: actedOn.nullable().default(null),
        /** With `moved`: wall clock, room or both. */
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
  /** `DayActPreview.facts`: when it would no longer do what was shown, nothing is written. */
  facts: z.string().max(10_000),
  /** What else of these séances is not public yet goes out with it. */
  withPending: z.boolean().default(false),
  /** To the public, as the organiser left it; empty says nothing. */
  sentence: bilingualLine(MAX_SENTENCE),
});
export type DoAct = z.output<typeof doActSchema>;

import { z } from 'zod';
import { accesses, eventKinds, visibilities } from '#db/enums.ts';
import { bilingualLine, cleanText, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { MAX_TAG } from '#lib/i18n/tags.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { MAX_ACTS, MAX_EVENTS } from './choices.ts';

/*
 * What the grid posts to `/api/festivals/{festival}/changes`. The acts of one post are done
 * together or not at all, and « Défaire » undoes them together. `version` is that of the séance
 * when the user began the act. Browsers import only the types.
 */

/** The size of a post: 3,000 séances that all get a start and a room take about 300,000 bytes. */
export const MAX_ACTS_BODY = { bytes: 400_000, most: MAX_EVENTS };
/** A séance is shifted by a week at most. */
const MAX_SHIFT = 7 * 1440;
/** The longest duration that a new séance without a film may be given. */
const MAX_MINUTES = 1440;

const id = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const seen = { id, version: z.int().min(1).max(1_000_000_000) };
const seenEvent = z.strictObject(seen);
/**
 * A wall clock in the festival's zone. Hours that the zone skips are refused later, where the zone
 * is known.
 */
const start = z
  .string()
  .refine((value) => /^(19|20|21)/.test(value) && checkWallClock(value, 'UTC') === 'ok', 'time' satisfies FieldError);

const several = <T extends z.ZodType>(one: T, min = 1, max = MAX_EVENTS) => z.array(one).min(min).max(max);

/**
 * With `fromRoomId`, `roomId` replaces that room and takes over its use; without, it replaces the
 * main room.
 */
const fromRoomId = id.optional();
/**
 * Moves to another start, another room, or both. Null takes the time or the main room away; what is
 * left out stays.
 */
const move = z.strictObject({
  act: z.literal('move'),
  events: several(
    z.strictObject({ ...seen, startsAt: start.nullable().optional(), roomId: id.nullable().optional(), fromRoomId }),
  ),
});
/**
 * Sets another end. The flexible part, the last part or the fixed end changes for it, a film never
 * does. Null removes a fixed end.
 */
const resize = z.strictObject({ act: z.literal('resize'), ...seen, end: start.nullable() });
const unschedule = z.strictObject({ act: z.literal('unschedule'), events: several(seenEvent) });
/** A copy of the séance, with its own number and UID; without a start it is unscheduled. */
const copy = z.strictObject({
  act: z.literal('copy'),
  ...seen,
  startsAt: start.nullable(),
  roomId: id.nullable().optional(),
  fromRoomId,
});
const lock = z.strictObject({ act: z.literal('lock'), events: several(seenEvent) });
const unlock = z.strictObject({ act: z.literal('unlock'), events: several(seenEvent) });
/** A new séance, of a film (which gives the duration) or with a title. */
const add = z
  .strictObject({
    act: z.literal('add'),
    title: bilingualLine(),
    filmId: id.nullable().default(null),
    kind: z.enum(eventKinds),
    startsAt: start.nullable(),
    roomId: id.nullable(),
    minutes: z.int().min(1).max(MAX_MINUTES).nullable().default(null),
  })
  .superRefine(({ title, filmId }, context) => {
    if (filmId === null && !title.fr && !title.en)
      context.addIssue({ code: 'custom', path: ['title'], message: 'required' satisfies FieldError });
  });
/** Two séances exchange their start and main room; a fixed end moves along. */
const swap = z.strictObject({ act: z.literal('swap'), events: several(seenEvent, 2, 2) });
/** Later by so many elapsed minutes; a negative number means earlier. */
const shift = z.strictObject({
  act: z.literal('shift'),
  events: several(seenEvent),
  minutes: z
    .int()
    .min(-MAX_SHIFT)
    .max(MAX_SHIFT)
    .refine((minutes) => minutes !== 0, 'wrong' satisfies FieldError),
});
const tag = z.string().max(MAX_TAG).transform(cleanText);
const rename = z.strictObject({ act: z.literal('rename'), ...seen, title: requiredBilingualLine() });

/**
 * Sets facts of séances; what is left out stays. Their only theme, or none; the offer of the
 * festival that each gets as its own, or null where the festival's apply; an access that every part
 * promises; a tag to add, one to remove.
 */
const edit = z.strictObject({
  act: z.literal('edit'),
  events: several(seenEvent),
  kind: z.enum(eventKinds).optional(),
  visibility: z.enum(visibilities).optional(),
  themeId: id.nullable().optional(),
  offerId: id.nullable().optional(),
  access: z.enum(accesses).optional(),
  tag: tag.optional(),
  untag: tag.optional(),
});

const actSchema = z.discriminatedUnion('act', [
  move,
  resize,
  unschedule,
  copy,
  lock,
  unlock,
  add,
  swap,
  shift,
  rename,
  edit,
]);
/** An act as a client writes it, and as the server reads it. */
export type GridAct = z.input<typeof actSchema>;
export type CheckedAct = z.output<typeof actSchema>;

/** Made once per gesture: a post repeated under the same key gets the answer of the first. */
const clientKey = z.uuid();

const eventsIn = (act: CheckedAct) => ('events' in act ? act.events.length : 1);

export const actsSchema = z
  .strictObject({ clientKey, acts: several(actSchema, 1, MAX_ACTS) })
  .refine(({ acts }) => acts.reduce((sum, act) => sum + eventsIn(act), 0) <= MAX_EVENTS, {
    path: ['acts'],
    message: `tooMany:${MAX_EVENTS}` satisfies FieldError,
  });
export type ActsPost = z.input<typeof actsSchema>;
export type CheckedActs = z.output<typeof actsSchema>;

/**
 * The post to `…/changes/undo` and `…/changes/redo`: the person's last act, passing over those in
 * `skip` (batches that were refused as overtaken). `partly` undoes only what nobody has changed
 * since.
 */
export const turnSchema = z.strictObject({
  clientKey,
  skip: z.array(z.uuid()).max(50).default([]),
  partly: z.boolean().default(false),
});
export type TurnPost = z.input<typeof turnSchema>;
export type CheckedTurn = z.output<typeof turnSchema>;

import { z } from 'zod';
import { accesses, eventKinds, visibilities } from '#db/enums.ts';
import { bilingualLine, cleanText, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { MAX_TAG } from '#lib/i18n/tags.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { MAX_ACTS, MAX_EVENTS } from './act-limits.ts';

/*
 * What the grid posts to `/api/festivals/{festival}/changes`. Acts of one post are done together or
 * not at all, and « Défaire » takes them back together. `version` is that of the séance as it was
 * seen when the act was begun. Browsers import the types only.
 */

/** Of a post: 3,000 séances that all get a start and a room take about 300,000 bytes. */
export const MAX_ACTS_BODY = { bytes: 400_000, most: MAX_EVENTS };
/** A séance is shifted by a week at most. */
const MAX_SHIFT = 7 * 1440;
/** A new séance without a film may say how long it is. */
const MAX_MINUTES = 1440;

const id = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const seen = { id, version: z.int().min(1).max(1_000_000_000) };
const seenEvent = z.strictObject(seen);
/** A wall clock of the festival's zone; the zone's own gaps are refused where the zone is known. */
const start = z
  .string()
  .refine((value) => /^(19|20|21)/.test(value) && checkWallClock(value, 'UTC') === 'ok', 'time' satisfies FieldError);

const several = <T extends z.ZodType>(one: T, min = 1, max = MAX_EVENTS) => z.array(one).min(min).max(max);

/**
 * With it, `roomId` takes the place of this room, whatever it is used for; without it, that of the
 * main room.
 */
const fromRoomId = id.optional();
/**
 * To another start, another room, or both; null takes the time or the main room away, what is left
 * out stays.
 */
const move = z.strictObject({
  act: z.literal('move'),
  events: several(
    z.strictObject({ ...seen, startsAt: start.nullable().optional(), roomId: id.nullable().optional(), fromRoomId }),
  ),
});
/**
 * To another end: the elastic part, the last part or the fixed end gives; a film never does. Null
 * frees a fixed end.
 */
const resize = z.strictObject({ act: z.literal('resize'), ...seen, end: start.nullable() });
const unschedule = z.strictObject({ act: z.literal('unschedule'), events: several(seenEvent) });
/**
 * The same séance once more, with a number and UID of its own; without a start it waits to be
 * scheduled.
 */
const copy = z.strictObject({
  act: z.literal('copy'),
  ...seen,
  startsAt: start.nullable(),
  roomId: id.nullable().optional(),
  fromRoomId,
});
const lock = z.strictObject({ act: z.literal('lock'), events: several(seenEvent) });
const unlock = z.strictObject({ act: z.literal('unlock'), events: several(seenEvent) });
/** A new séance of a film (the length follows) or of a title. */
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
/** Two séances exchange start and main room; a fixed end moves along. */
const swap = z.strictObject({ act: z.literal('swap'), events: several(seenEvent, 2, 2) });
/** Later, or earlier with a negative number; elapsed minutes. */
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
 * What séances are from now on; what is left out stays. The one theme they are of, or none; the
 * offer of the festival that each gets for its own, or null where the festival's hold; an access
 * that every part promises; a tag it gets, one it loses.
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
/** As a client writes it, and as the server reads it. */
export type GridAct = z.input<typeof actSchema>;
export type CheckedAct = z.output<typeof actSchema>;

/** Made once per gesture; a post repeated under the same key answers what the first one did. */
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
 * What `…/changes/undo` and `…/changes/redo` are posted: the person's last act, without those of
 * `skip` (batches that were refused as overtaken). `partly` takes back what nobody has overtaken of
 * it.
 */
export const turnSchema = z.strictObject({
  clientKey,
  skip: z.array(z.uuid()).max(50).default([]),
  partly: z.boolean().default(false),
});
export type TurnPost = z.input<typeof turnSchema>;
export type CheckedTurn = z.output<typeof turnSchema>;

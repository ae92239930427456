import { z } from 'zod';
import { bilingualLine, line, MAX_NAME, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { ticked, whenRead, wholeNumber } from '#lib/i18n/typed-values.ts';
import { daysBetween } from '#lib/time/calendar.ts';
import { requiredDate, requiredHour } from '#lib/time/typed-times.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import { sameRooms } from '#lib/venues/same-room.ts';
import { MAX_NEW_ROOMS, NIGHT_ENDS } from './choices.ts';

/** The most days of a new festival, and the most séances that can be ticked one by one. */
export const MAX_NEW_DAYS = 31;
const MAX_ITEMS = 2000;
const MAX_ID = 100;

const identifier = z.string().max(MAX_ID).default('');

const room = z.object({
  name: line(MAX_NAME),
  seats: wholeNumber(0, 100_000),
  /** The number of the earlier edition's room from which this one is made; empty for a new one. */
  from: identifier,
});

const frame = {
  /** `empty`, the id of a template, or `edition:` with the slug of an earlier festival. */
  template: identifier,
  /** Whether `items` is the complete choice; otherwise the source's proposal is used. */
  listed: ticked,
  items: z.array(identifier).max(MAX_ITEMS).default([]),
  split: ticked,
  films: ticked,
  people: ticked,
  /** For an earlier edition. */
  partners: ticked,
  team: ticked,
  startsOn: requiredDate,
  endsOn: requiredDate,
  opensAt: requiredHour,
  closesAt: requiredHour,
  timeZone: z
    .string()
    .default('')
    .refine(isTimeZone, 'choice' satisfies FieldError),
  venue: line(MAX_NAME),
  rooms: z
    .array(room)
    .max(MAX_NEW_ROOMS)
    .default([])
    // An empty row is no room; `position` is the row's position in the form, to which `into`
    // refers.
    .transform((rooms) => rooms.map((one, position) => ({ ...one, position })).filter(({ name }) => name !== '')),
  /**
   * The new rooms of the earlier edition's séances: `r12` → the position of a room here; empty
   * leaves them without a time.
   */
  into: z.record(z.string().max(MAX_ID), identifier).default({}),
  /**
   * The new days of the earlier festival's days: `d2` → the position of a day here; empty for the
   * same weekday, `none` for none.
   */
  onto: z.record(z.string().max(MAX_ID), identifier).default({}),
};

const refuse = (context: z.RefinementCtx, path: string, message: FieldError) =>
  context.addIssue({ code: 'custom', path: [path], message });

const frameChecks = [
  z.superRefine<{ startsOn: string; endsOn: string }>(
    ({ startsOn, endsOn }, context) => {
      const days = daysBetween(startsOn, endsOn) + 1;
      if (days < 1) refuse(context, 'endsOn', 'order');
      if (days > MAX_NEW_DAYS) refuse(context, 'endsOn', `tooManyDays:${MAX_NEW_DAYS}`);
    },
    whenRead('startsOn', 'endsOn'),
  ),
  z.superRefine<{ opensAt: string; closesAt: string }>(
    ({ opensAt, closesAt }, context) => {
      if (closesAt <= opensAt && closesAt > NIGHT_ENDS) refuse(context, 'closesAt', 'closing');
    },
    whenRead('opensAt', 'closesAt'),
  ),
  z.superRefine<{ rooms: readonly { name: string; from: string; position: number }[] }>(({ rooms }, context) => {
    if (rooms.length === 0) refuse(context, 'rooms.0.name', 'required');
    // New rooms share a venue; those of an earlier edition may be in two venues that each have a «
    // Salle 1 ».
    const added = rooms.filter(({ from }) => !from);
    const written = added.map(({ name }) => ({ venue: 'new', name: { fr: name }, was: null }));
    for (const [at, { error }] of sameRooms([], written)) refuse(context, `rooms.${added[at]?.position}.name`, error);
  }, whenRead('rooms')),
] as const;

/** What the preview needs: where and when, and what is taken. */
export const previewSchema = z.object(frame).check(...frameChecks);
export type PreviewInput = z.output<typeof previewSchema>;

export const newFestivalSchema = z
  // In the order of the form, so that errors are shown in that order.
  .object({ name: requiredBilingualLine(MAX_NAME), ...frame, clientKey: identifier })
  .check(...frameChecks);
export type NewFestivalInput = z.output<typeof newFestivalSchema>;

const MAX_SUMMARY = 300;

/** What the form of « Enregistrer comme modèle » posts. */
export const saveTemplateSchema = z.object({
  name: requiredBilingualLine(),
  summary: bilingualLine(MAX_SUMMARY),
  withFilms: ticked,
  withPeople: ticked,
  withPictures: ticked,
});
export type SaveTemplateInput = z.output<typeof saveTemplateSchema>;

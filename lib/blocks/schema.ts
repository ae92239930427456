import { z } from 'zod';
import { blockKinds } from '#db/enums.ts';
import { bilingualLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choice, duration, recordFields, refuseValue, ticked, whenRead } from '#lib/i18n/typed-values.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { typedTime } from '#lib/time/entry.ts';
import { festivalDayOf, firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { hourOrNothing, requiredDate, requiredHour, tickedDays } from '#lib/time/typed-times.ts';
import { addMinutes, checkWallClock } from '#lib/time/wall-clock.ts';
import { roomBox, roomsTicked } from './choices.ts';
import { endTyped, MAX_BLOCK_MINUTES } from './typed-times.ts';

export const MAX_BLOCKS = 500;

/** Ids of the ticked rooms, in order; none means all of them. */
const rooms = z
  .record(z.string(), ticked)
  .default({})
  .transform((boxes, context): number[] => {
    const ids = roomsTicked(boxes);
    return ids.every(Number.isInteger) ? ids : refuseValue(context, 'choice');
  });

const fields = z.object({
  ...recordFields,
  kind: choice(blockKinds).default('break'),
  title: bilingualLine(),
  /** A festival day; an hour before the day's start belongs to the night at its end. */
  day: requiredDate,
  from: requiredHour,
  until: hourOrNothing,
  /** The length, instead of an end. */
  minutes: duration(1, MAX_BLOCK_MINUTES),
  rooms,
  /** The block is created on all days of the festival, or on these in addition. */
  everyDay: ticked,
  days: tickedDays,
});

/**
 * What the form of a block posts. The end may be typed as an hour or as minutes. It is answered as
 * an hour, the first such hour after the start, so that two people's changes to one block can be
 * compared. The minutes are kept beside it, because on another day the block lasts as long.
 */
export const blockSchema = (clock: Clocks) =>
  fields
    .superRefine(
      ({ day, from, until: typedUntil, minutes }, context) => {
        const refuse = (path: 'from' | 'until' | 'minutes', message: FieldError) =>
          context.addIssue({ code: 'custom', path: [path], message });
        const startsAt = onFestivalDay(day, from, clock.dayStartsAt);
        if (checkWallClock(startsAt, clock.timeZone) === 'skipped') return refuse('from', 'skippedTime');
        const until = endTyped({ day, from, until: typedUntil, minutes }, clock);
        if (until === null) return refuse('until', 'endOrLength');
        if (typedUntil !== null && typedUntil !== until) return refuse('minutes', 'endAndLength');
        if (checkWallClock(firstAfter(startsAt, until), clock.timeZone) === 'skipped') refuse('until', 'skippedTime');
      },
      whenRead('day', 'from', 'until', 'minutes'),
    )
    // Where both are empty, the input was refused above.
    .transform((input) => ({ ...input, until: endTyped(input, clock) ?? '' }));
export type BlockInput = z.output<ReturnType<typeof blockSchema>>;
export type BlockFormValues = z.input<ReturnType<typeof blockSchema>>;

const boxes = (roomIds: readonly number[], ticked: readonly number[]) =>
  Object.fromEntries(roomIds.map((id) => [roomBox(id), ticked.includes(id)]));

/** A block as its form shows it in `locale`; `roomIds` are the rooms of the festival. */
export function blockFormValues(
  block: DraftBlock,
  { timeZone, dayStartsAt }: Clocks,
  roomIds: readonly number[],
  locale: Locale,
): BlockFormValues {
  return {
    version: block.version,
    clientKey: '',
    kind: block.kind,
    title: { fr: block.title.fr ?? '', en: block.title.en ?? '' },
    day: festivalDayOf(block.startsAt, dayStartsAt),
    from: typedTime(block.startsAt, locale),
    until: typedTime(addMinutes(block.startsAt, block.minutes, timeZone), locale),
    minutes: '',
    rooms: boxes(roomIds, block.roomIds),
    everyDay: false,
    days: {},
  };
}

/** The empty form of a block. */
export const newBlockValues = (day: string, roomIds: readonly number[]): BlockFormValues => ({
  version: 0,
  kind: 'break',
  title: { fr: '', en: '' },
  day,
  from: '',
  until: '',
  minutes: '',
  rooms: boxes(roomIds, []),
  everyDay: false,
  days: {},
});

import { z } from 'zod';
import type { Locale } from '#db/enums.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { refuseValue, ticked } from '#lib/i18n/typed-values.ts';
import { type CivilDate, isDate } from './calendar.ts';
import { parseDateEntry, parseTimeEntry, typedTime } from './entry.ts';

const text = z.union([z.string(), z.null().transform(() => '')]).default('');

// Day first; only if that gives no date, American order with the month first.
const dateOf = (typed: string) => parseDateEntry(typed, 'fr') ?? parseDateEntry(typed, 'en');

/** A date as people type it or as a native date field posts it; null when left empty. */
export const dateOrNothing = text.transform((typed, context): string | null =>
  typed.trim() === '' ? null : (dateOf(typed) ?? refuseValue(context, 'date')),
);

export const requiredDate = text.transform((typed, context): string => dateOf(typed) ?? refuseValue(context, 'date'));

/** The ticked days, sorted; each box is named by its date (`alsoOn.2026-06-07`). */
export const tickedDays = z
  .record(z.string(), ticked)
  .default({})
  .transform((boxes, context): CivilDate[] => {
    const dates = Object.keys(boxes).filter((date) => boxes[date]);
    return dates.every(isDate) ? dates.sort() : refuseValue(context, 'choice');
  });

/** An hour of the day as people type it (`20h30`, `2030`, `8:30 pm`); null when left empty. */
export const hourOrNothing = text.transform((typed, context): string | null =>
  typed.trim() === '' ? null : (parseTimeEntry(typed) ?? refuseValue(context, 'time')),
);

export const requiredHour = text.transform(
  (typed, context): string => parseTimeEntry(typed) ?? refuseValue(context, 'time'),
);

/**
 * A date and an hour in two fields, as one wall clock; null when both are empty. Whether the zone
 * skips that hour is checked elsewhere, because the zone is not known here.
 */
export const wallClockOrNothing = z
  .object({ date: dateOrNothing, time: hourOrNothing })
  .prefault({})
  .transform(({ date, time }, context): string | null => {
    if (date === null && time === null) return null;
    if (date !== null && time !== null) return `${date}T${time}`;
    const missing = date === null ? 'date' : 'time';
    context.addIssue({ code: 'custom', path: [missing], message: missing satisfies FieldError });
    return z.NEVER;
  });

/** The two empty fields of a wall clock. */
export const noWallClock = { date: '', time: '' };

/** The two fields that show a wall clock in `locale`. */
export const typedWallClock = (wall: string | null, locale: Locale) => ({
  date: wall?.slice(0, 10) ?? '',
  time: typedTime(wall, locale),
});

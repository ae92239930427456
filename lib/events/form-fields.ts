import { z } from 'zod';
import { postedText } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { refuseValue, ticked } from '#lib/i18n/typed-values.ts';
import { saidIn } from './typed-access.ts';

/** The id of a row that was chosen in a list; null for the empty first entry. */
export const chosenId = postedText.transform((value, context): number | null => {
  if (value === '') return null;
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  return refuseValue(context, 'choice');
});

/** One value of an enumeration; `initial` when the control was not posted. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T, initial: T[number]) =>
  z
    .string({ error: 'choice' satisfies FieldError })
    .default(initial)
    .pipe(z.enum(values, 'choice' satisfies FieldError));

/** The same for a list with an empty first entry, which means that the row is not used. */
export const oneOfOrNothing = <const T extends readonly [string, ...string[]]>(values: T) =>
  postedText.pipe(z.enum(['', ...values], 'choice' satisfies FieldError));

const boxes = z.record(z.string(), ticked, { error: 'wrong' satisfies FieldError }).default({});

/**
 * The ids of ticked boxes. The names of the boxes carry a prefix (`t12`), because a list of plain
 * numbers would be read as an array.
 */
export const tickedIds = (prefix: string, max: number) =>
  boxes
    .transform((named) =>
      Object.entries(named)
        .filter(([name, on]) => on && name.startsWith(prefix) && /^[1-9]\d{0,14}$/.test(name.slice(prefix.length)))
        .map(([name]) => Number(name.slice(prefix.length))),
    )
    .pipe(z.array(z.number()).max(max, `tooMany:${max}` satisfies FieldError));

/**
 * What a part says about its access: ticked boxes, and yes or no where the room or the copy may say
 * it too.
 */
export const partAccess = z
  .record(z.string(), z.unknown(), { error: 'wrong' satisfies FieldError })
  .default({})
  .transform(saidIn);

/**
 * The key by which other rows of the form refer to a row: `i12` for a row that exists, `n…` for a
 * new one.
 */
export const rowKey = postedText.transform((value) => (/^[in]\w{1,24}$/.test(value) ? value : ''));

/** The id in a row key; null for a new row. */
export const idOfKey = (key: string): number | null => (/^i[1-9]\d{0,14}$/.test(key) ? Number(key.slice(1)) : null);

/** Made by the browser, so that a retried save is a no-op. */
export const clientKey = postedText.transform((value) => (/^[\w-]{8,64}$/.test(value) ? value : null));

/** A list of rows; more than `max` are cut off. */
export const rows = <T extends z.ZodType>(row: T, max: number) =>
  z
    .array(row, { error: 'wrong' satisfies FieldError })
    .max(max, `tooMany:${max}` satisfies FieldError)
    .default([]);

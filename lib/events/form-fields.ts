import { z } from 'zod';
import { postedText } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { refuseValue, ticked } from '#lib/i18n/typed-values.ts';
import { saidIn } from './typed-access.ts';

/** The id of a row, chosen in a list whose first entry is empty. */
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

/** The same where an empty first entry stands for a row that is not used. */
export const oneOfOrNothing = <const T extends readonly [string, ...string[]]>(values: T) =>
  postedText.pipe(z.enum(['', ...values], 'choice' satisfies FieldError));

const boxes = z.record(z.string(), ticked, { error: 'wrong' satisfies FieldError }).default({});

/**
 * Boxes whose names carry a prefix (`t12`, so that a list of them is not taken for an array): the
 * ids that are ticked.
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
 * What a part says of its access: boxes that are ticked, and a yes or no where others may say it
 * too.
 */
export const partAccess = z
  .record(z.string(), z.unknown(), { error: 'wrong' satisfies FieldError })
  .default({})
  .transform(saidIn);

/** `i12` names a row that exists, `n…` one that is being typed; other rows point at it by this. */
export const rowKey = postedText.transform((value) => (/^[in]\w{1,24}$/.test(value) ? value : ''));

/** The id a row key names; null for a row that is being typed. */
export const idOfKey = (key: string): number | null => (/^i[1-9]\d{0,14}$/.test(key) ? Number(key.slice(1)) : null);

/** Made by the browser, so that a retried save is a no-op. */
export const clientKey = postedText.transform((value) => (/^[\w-]{8,64}$/.test(value) ? value : null));

/** A list of rows, of which at most `max` arrive. */
export const rows = <T extends z.ZodType>(row: T, max: number) =>
  z
    .array(row, { error: 'wrong' satisfies FieldError })
    .max(max, `tooMany:${max}` satisfies FieldError)
    .default([]);

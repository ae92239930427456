import { z } from 'zod';
import { cleanLine, cleanText } from './clean-text.ts';
import { type CodeNames, codesOf } from './code-names.ts';
import type { FieldError } from './field-messages.ts';
import { MAX_TAG, MAX_TAGS, typedTags } from './tags.ts';
import { readDuration, readWholeNumber } from './typed-numbers.ts';

/**
 * Values as people type them into form controls. Every schema takes the text of a field (a missing
 * one counts as empty) and answers the value to store, so that a form with or without scripts and
 * an importer share one schema.
 */

/** Refuses a value with this reason. */
export const refuseValue = (context: z.RefinementCtx, message: FieldError) => {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
};

/**
 * For `superRefine`: a check on several fields runs whenever these fields were all read. By default
 * Zod skips it when any field is refused; whoever corrected that field would then be refused a
 * second time, for an error that was there from the start.
 */
export const whenRead = (...fields: string[]) => ({
  when: ({ issues }: { issues: readonly { path?: PropertyKey[] }[] }) =>
    issues.every(({ path: [field] = [] }) => field !== undefined && !fields.includes(String(field))),
});

const text = z.union([z.string(), z.number().transform(String), z.null().transform(() => '')]).default('');

type Read = (typed: string, min: number, max: number) => number | null | FieldError;
const readBy = (read: Read) => (min: number, max: number) =>
  text.transform((typed, context): number | null => {
    const found = read(typed, min, max);
    return typeof found === 'string' ? refuseValue(context, found) : found;
  });

/** A whole number from `min` to `max`, or null when empty. */
export const wholeNumber = readBy(readWholeNumber);

/** The same, but required. */
export const requiredNumber = (min: number, max: number) =>
  wholeNumber(min, max).transform((number, context) => number ?? refuseValue(context, 'required'));

/** Minutes, or null when empty: `94`, `94 min`, `1h34`, `1 h 34`, `1:34`. */
export const duration = readBy(readDuration);

/** A decimal number, with a point or a comma, or null when empty. */
export const decimal = (min: number, max: number) =>
  text.transform((typed, context): number | null => {
    const trimmed = typed.trim().replace(',', '.').replace('−', '-');
    if (!trimmed) return null;
    const number = Number(trimmed);
    if (!/^-?\d{1,4}(\.\d{1,12})?$/.test(trimmed) || number < min || number > max) return refuseValue(context, 'wrong');
    return number;
  });

/** A checkbox, which is absent from the form when it is not ticked. */
export const ticked = z
  .union([z.boolean(), z.string(), z.null()])
  .default(false)
  .transform((value) => value === 'on' || value === 'true' || value === true);

/** One value of an enumeration. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, 'choice' satisfies FieldError);

/** One value of an enumeration, or null when nothing is chosen. */
export const choiceOrNothing = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.null(), z.literal('').transform(() => null), choice(values)], 'choice' satisfies FieldError).default(null);

/**
 * Several values of an enumeration, in its order: checkboxes named by the values (`abilities.dcp`),
 * or a list of them.
 */
export const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([
      z.record(z.string(), ticked).transform((boxes) => Object.keys(boxes).filter((value) => boxes[value])),
      z.array(z.string()).max(values.length * 2),
    ])
    .default([])
    .pipe(z.array(choice(values)))
    .transform((chosen) => values.filter((value): value is T[number] => chosen.includes(value)));

/** Names, one per line (or a list already); empty lines are left out. */
export const lines = (maxLines: number, maxLength: number) =>
  z
    .union([z.string().transform((typed) => cleanText(typed).split('\n')), z.array(z.string())])
    .default([])
    .transform((all) => all.map(cleanLine).filter(Boolean))
    .pipe(
      z
        .array(z.string().max(maxLength, `tooLong:${maxLength}` satisfies FieldError))
        .max(maxLines, `tooMany:${maxLines}` satisfies FieldError),
    );

/** Codes from their names, separated by commas; `error` is the error for an unknown name. */
export const codes = (names: CodeNames, max: number, error: FieldError) =>
  z
    .string()
    .default('')
    .transform((typed, context): string[] => {
      const { codes: found, unknown } = codesOf(cleanText(typed), names);
      if (unknown.length > 0) return refuseValue(context, error);
      if (found.length > max) return refuseValue(context, `tooMany:${max}`);
      return found;
    });

/** Tags, separated by commas. */
export const tagsField = z
  .string()
  .default('')
  .transform((typed, context): string[] => {
    const tags = typedTags(cleanText(typed));
    if (tags.some((tag) => tag.length > MAX_TAG)) return refuseValue(context, `tooLong:${MAX_TAG}`);
    return tags.length > MAX_TAGS ? refuseValue(context, `tooMany:${MAX_TAGS}`) : tags;
  });

export const MAX_ADDRESS = 2000;

/**
 * A web address, or empty. One without a scheme gets `https://`; any scheme other than http and
 * https is refused.
 */
export const webAddress = z
  .string()
  .default('')
  .transform((typed, context): string => {
    const trimmed = cleanLine(typed);
    if (!trimmed) return '';
    const address = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
    const url = URL.canParse(address) ? new URL(address) : null;
    // `https:/a.example` can be parsed, but is no address that a page may link to.
    if (!url || !/^https?:\/\//i.test(address) || !url.hostname.includes('.') || url.username || /\s/.test(address))
      return refuseValue(context, 'url');
    // A year, an hour or a date, which a URL reads as the number of a server.
    if (/^[\d.]+$/.test(url.hostname) && !address.includes(url.hostname)) return refuseValue(context, 'url');
    return address.length > MAX_ADDRESS ? refuseValue(context, `tooLong:${MAX_ADDRESS}`) : address;
  });

const MAX_EMAIL = 254;

/** An e-mail address, or empty. */
export const emailAddress = z
  .string()
  .default('')
  .transform((typed, context): string => {
    const trimmed = cleanLine(typed);
    if (!trimmed) return '';
    if (trimmed.length > MAX_EMAIL) return refuseValue(context, `tooLong:${MAX_EMAIL}`);
    return z.email().safeParse(trimmed).success ? trimmed : refuseValue(context, 'email');
  });

/** The version of the record when the form was opened; 0 for a new one. */
export const recordVersion = z.coerce.number().int().min(0).max(1_000_000_000).catch(0);

/** The fields that every record's form posts besides its own. */
export const recordFields = {
  version: recordVersion,
  /** Created with the form, so that a double click or a repeated save counts once. */
  clientKey: z
    .string()
    .default('')
    .transform((key) => (/^[\w-]{8,64}$/.test(key) ? key : null)),
  /** After two people changed the same record: `choice.{field}` says whose value is kept. */
  choice: z.unknown().optional(),
  /**
   * After the question whether this is an existing record of a similar name: the id of the one it
   * is not.
   */
  another: z.coerce.number<string>().int().positive().optional().catch(undefined),
};

/** The part of a record's form that is no column of the record. */
export type RecordFields = {
  version: number;
  clientKey: string | null;
  choice?: unknown;
  another?: number | undefined;
};

/** The columns of a record, without the other fields of its form. */
export function withoutRecordFields<T extends RecordFields>(input: T): Omit<T, keyof RecordFields> {
  const { version: _, clientKey: __, choice: ___, another: ____, ...columns } = input;
  return columns;
}

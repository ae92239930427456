import type { z } from 'zod';
// Their names alone: the sentences would come with the scripts of every form.
import type fields from './fr/fields.json';

type FieldMessage = Exclude<keyof typeof fields, 'summary' | 'toReview'>;

/**
 * What a schema says of a value: a key of the `fields` messages, with its number behind a colon
 * (`tooLong:200`), or the name it is about (`sameRoom:Salle 1`).
 */
export type FieldError = FieldMessage | `${FieldMessage}:${number}` | `sameRoom:${string}`;

/** Our schemas say a key (`FieldError`), zod by itself a sentence: « Invalid input ». */
const isKey = (key: string): key is FieldMessage => /^[a-z]+[A-Za-z]*$/.test(key);

/**
 * Key and value of a `FieldError`; anything else (a message zod made itself) reads as
 * « not understood ».
 */
export function readFieldError(message: string): { key: FieldMessage; value: number | string } {
  const [key = '', ...rest] = message.split(':');
  if (!isKey(key)) return { key: 'wrong', value: 0 };
  // A name may hold a colon, or be a number.
  const value = rest.join(':');
  return { key, value: key === 'sameRoom' ? value : Number(value) };
}

/** The sentence of a `FieldError`, by the `fields` messages. */
export function fieldSentence(error: string, fields: FieldSentences): string {
  const { key, value } = readFieldError(error);
  return fields(key, { value });
}

type FieldSentences = (key: FieldMessage, values: { value: number | string }) => string;

/** The same of each field, under its path. */
export const fieldSentences = (errors: Readonly<Record<string, string>>, fields: FieldSentences) =>
  Object.fromEntries(Object.entries(errors).map(([path, error]) => [path, fieldSentence(error, fields)]));

const ofType = (expected: string): FieldError => (expected === 'number' || expected === 'int' ? 'number' : 'required');

/** The `FieldError` of an issue whose schema named none. */
function fieldError(issue: z.core.$ZodIssue): string {
  if (issue.message && isKey(issue.message.split(':')[0] ?? '')) return issue.message;
  switch (issue.code) {
    case 'too_big':
      return `${issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'atMost'}:${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? 'required' : `tooShort:${issue.minimum}`;
      return `${issue.origin === 'array' ? 'tooFew' : 'atLeast'}:${issue.minimum}`;
    case 'invalid_type':
      return ofType(issue.expected);
    case 'invalid_value':
      return 'choice';
    case 'invalid_format':
      return issue.format === 'email' ? 'email' : issue.format === 'url' ? 'url' : 'wrong';
    default:
      return 'wrong';
  }
}

/**
 * The first error of each field, by its dotted path (`items.0.minutes`; empty for the whole form).
 */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    found[path] ??= fieldError(issue);
  }
  return found;
}

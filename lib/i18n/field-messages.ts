import type { z } from 'zod';
// The type only: the sentences would be included in the scripts of every form.
import type fields from './fr/fields.json';

type FieldMessage = Exclude<keyof typeof fields, 'summary' | 'toReview'>;

/**
 * The error of a value: a key of the `fields` messages, with its number after a colon
 * (`tooLong:200`), or with the name it is about (`sameRoom:Salle 1`).
 */
export type FieldError = FieldMessage | `${FieldMessage}:${number}` | `sameRoom:${string}`;

/** Our schemas give a key (`FieldError`), while zod itself gives a sentence: « Invalid input ». */
const isKey = (key: string): key is FieldMessage => /^[a-z]+[A-Za-z]*$/.test(key);

/**
 * Key and value of a `FieldError`; any other message (one of zod's own) becomes « not understood ».
 */
export function readFieldError(message: string): { key: FieldMessage; value: number | string } {
  const [key = '', ...rest] = message.split(':');
  if (!isKey(key)) return { key: 'wrong', value: 0 };
  // A name may contain a colon, or be a number.
  const value = rest.join(':');
  return { key, value: key === 'sameRoom' ? value : Number(value) };
}

/** The sentence of a `FieldError`, from the `fields` messages. */
export function fieldSentence(error: string, fields: FieldSentences): string {
  const { key, value } = readFieldError(error);
  return fields(key, { value });
}

type FieldSentences = (key: FieldMessage, values: { value: number | string }) => string;

/** The sentences for several fields, by path. */
export const fieldSentences = (errors: Readonly<Record<string, string>>, fields: FieldSentences) =>
  Object.fromEntries(Object.entries(errors).map(([path, error]) => [path, fieldSentence(error, fields)]));

const ofType = (expected: string): FieldError => (expected === 'number' || expected === 'int' ? 'number' : 'required');

/** The `FieldError` for an issue whose schema gave none. */
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

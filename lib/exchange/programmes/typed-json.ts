import { isPlainObject } from '#lib/plain-values.ts';
import type { TypedText } from './schedule-file.ts';

/*
 * What stands in a JSON file nobody has checked: every reader of one asks by these, and gets
 * nothing where something else stands.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export const recordOf = (value: unknown): JsonObject => (isPlainObject(value) ? value : {});

/** A list, also one that is written as an object by its keys. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : Object.values(recordOf(value));

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

/**
 * A text, or one in several languages: `{ "fr": "Mines", "en": "Mines" }`, as pretalx and
 * OpenAgenda write it.
 */
export function wordsIn(value: unknown): TypedText {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const texts = Object.entries(recordOf(value)).filter(
    (entry): entry is [string, string] => LANGUAGE.test(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '',
  );
  return texts.length === 0 ? '' : Object.fromEntries(texts);
}

/** One line of it: what no reader looks for in several languages. */
export function jsonText(value: unknown): string {
  const words = wordsIn(value);
  return typeof words === 'string' ? words : (words.en ?? Object.values(words)[0] ?? '');
}

/** What something is called, written as its name or as an object that has one. */
export function nameIn(value: unknown): TypedText {
  const { name, title, value: own } = recordOf(value);
  return wordsIn([name, title, own].find((one) => wordsIn(one) !== '') ?? value);
}

/** Whether anything is said there: no and nought are what programs write for nothing. */
export function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return listOf(value).some(isFilled);
  return value !== null && value !== undefined && value !== false && value !== 0;
}

/** The fields of an object that say something and that nobody takes. */
export const leftIn = (value: JsonObject, taken: ReadonlySet<string>, prefix = ''): string[] =>
  Object.keys(value).flatMap((name) => (!taken.has(name) && isFilled(value[name]) ? `${prefix}${name}` : []));

/** Names as they stand in a set, separated by blanks. */
export const namesOf = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

import { recordOf } from '#lib/plain-values.ts';
import type { TypedPerson, TypedText } from './schedule-file.ts';

/*
 * Reads values of an unchecked JSON file: every reader uses these functions, which return nothing
 * where another type of value stands.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

/** A list, also if it is written as an object with keys. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : Object.values(recordOf(value));

const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

/**
 * A text, or texts by language, as pretalx and OpenAgenda write them: `{ "fr": "Mines", "en":
 * "Mines" }`.
 */
export function wordsIn(value: unknown): TypedText {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const texts = Object.entries(recordOf(value)).filter(
    (entry): entry is [string, string] => LANGUAGE.test(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '',
  );
  return texts.length === 0 ? '' : Object.fromEntries(texts);
}

/** One line of it, where several languages do not matter. */
export function jsonText(value: unknown): string {
  const words = wordsIn(value);
  return typeof words === 'string' ? words : (words.en ?? Object.values(words)[0] ?? '');
}

/** The name of something, written as text or as an object with a name. */
export function nameIn(value: unknown): TypedText {
  const { name, title, value: own } = recordOf(value);
  return wordsIn([name, title, own].find((one) => wordsIn(one) !== '') ?? value);
}

/** Whether a value says anything: false and 0 are what programs write for nothing. */
export function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return listOf(value).some(isFilled);
  return value !== null && value !== undefined && value !== false && value !== 0;
}

/** The filled fields of an object that nobody reads. */
export const leftIn = (value: JsonObject, taken: ReadonlySet<string>, prefix = ''): string[] =>
  Object.keys(value).flatMap((name) => (!taken.has(name) && isFilled(value[name]) ? `${prefix}${name}` : []));

/** A set of names, which are separated by blanks. */
export const namesOf = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** The keys of a person's permanent id, the best first. */
export const PERSON_IDS = ['guid', 'code', 'id'];
const PERSON_FIELDS = namesOf(`
  guid code id slug role url name public_name full_public_name display_name first_name last_name biography bio
`);
/** People of whom the file states more elsewhere, by their ids. */
export type KnownPersons = ReadonlyMap<string, JsonObject>;

const NOBODY: KnownPersons = new Map();

/** A person given by name, by id, or as an object, completed by the file's list of people. */
export function personOf(value: unknown, persons: KnownPersons = NOBODY): TypedPerson {
  if (typeof value === 'string') {
    const known = persons.get(value);
    return known ? personOf(known) : { line: 0, ids: [], name: value, role: '' };
  }
  const own = recordOf(value);
  const known = PERSON_IDS.flatMap((name) => persons.get(jsonText(own[name])) ?? [])[0];
  const said = Object.entries(own).filter(([, field]) => isFilled(field));
  const person: JsonObject = { ...(known ?? {}), ...Object.fromEntries(said) };
  const ids = PERSON_IDS.map((name) => jsonText(person[name]).trim()).filter((id) => id !== '');
  const names = [person.public_name, person.name, person.full_public_name, person.display_name].map(jsonText);
  const name =
    names.find((one) => one.trim() !== '') ?? [person.first_name, person.last_name].map(jsonText).join(' ').trim();
  const bio = wordsIn(person.biography ?? person.bio);
  const left = leftIn(person, PERSON_FIELDS, 'persons.');
  return {
    line: 0,
    ids,
    name,
    role: jsonText(person.role),
    bio,
    left,
  };
}

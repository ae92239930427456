import type { TypedPerson } from './schedule-file.ts';
import { isFilled, type JsonObject, jsonText, leftIn, namesOf, recordOf, wordsIn } from './typed-json.ts';

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
    ...(bio === '' ? {} : { bio }),
    ...(left.length > 0 ? { left } : {}),
  };
}

import type { DocumentPerson, PublicDocument } from '#lib/model/documents.ts';

const named = new WeakMap<PublicDocument, ReadonlyMap<string, DocumentPerson | null>>();
const plainName = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * The person of the programme whose name is in a credit; null where nobody or more than one has it.
 */
export function personNamed(document: PublicDocument, name: string): DocumentPerson | null {
  let people = named.get(document);
  if (!people) {
    const made = new Map<string, DocumentPerson | null>();
    for (const person of document.people) {
      const key = plainName(person.name);
      made.set(key, made.has(key) ? null : person);
    }
    people = made;
    named.set(document, people);
  }
  return people.get(plainName(name)) ?? null;
}

import type { Bilingual } from '#db/columns.ts';
import { likelyPeople, nameKey } from '#lib/exchange/files/likeness.ts';
import type { Keys } from '#lib/history/import-keys.ts';
import { cleanLine, cleanText, MAX_NAME, MAX_TEXT } from '#lib/i18n/clean-text.ts';
import { locales } from '#lib/i18n/locale.ts';
import type { Draft, DraftPerson } from '#lib/model/draft.ts';
import { byId, byNumber } from '#lib/model/keyed.ts';
import type { Incoming, IncomingPerson } from './incoming.ts';
import type { NoteCode, PlannedPerson, ProgrammeAnswers } from './planned.ts';

const MAX_CANDIDATES = 5;

/**
 * Somebody without an id is identified by name, so that « A. Diop » has to be answered only once.
 */
const keyOf = (of: IncomingPerson) => of.foreignId || `name ${nameKey(of.name).key}`;

/** As much of it as a biography may contain. */
function bioOf({ bio = {} }: Pick<IncomingPerson, 'bio'>): Bilingual {
  const texts = locales.flatMap((locale) => {
    const text = cleanText(bio[locale] ?? '');
    if (text === '') return [];
    return [[locale, text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1).toWellFormed()}…` : text] as const];
  });
  return Object.fromEntries(texts);
}

/**
 * Finds each person of the file: by our own number, by the id of an earlier import, else by name,
 * if only one person has it. A person who may be somebody known (an initial, one letter) is asked
 * about. Without ids, one name is one person. A biography is used only for a new person; existing
 * ones keep theirs.
 */
export function planPeople(
  draft: Draft,
  incoming: Incoming,
  keys: Keys,
  answers: ProgrammeAnswers,
  nextId: () => number,
  note: (code: NoteCode, about: string) => void,
): { people: PlannedPerson[]; personOf: ReadonlyMap<string, DraftPerson> } {
  const standing = byId(draft.people);
  const numbered = byNumber(draft.people);
  const keyed = new Set(keys.values());
  // Made only if needed: a person known by id is not searched for.
  let likely: ReturnType<typeof likelyPeople<DraftPerson>> | undefined;
  const spellings = new Map(
    incoming.people.flatMap((of) => (of.foreignId === '' ? [] : [[cleanLine(of.name), of.foreignId] as const])),
  );
  const made = new Map<string, DraftPerson>();
  const fresh = (of: IncomingPerson): DraftPerson => {
    const name = cleanLine(of.name).slice(0, MAX_NAME) || '–';
    const own = of.foreignId === '' ? nameKey(name).key : `${of.foreignId} ${of.key}`;
    const known = made.get(own);
    if (known) return known;
    const id = nextId();
    const person: DraftPerson = {
      id,
      festivalId: draft.festival.id,
      uid: '',
      number: id,
      name,
      organisation: '',
      title: {},
      bio: bioOf(of),
      contact: '',
      ways: [],
      tags: [],
      arrivesAt: null,
      departsAt: null,
      version: 1,
    };
    made.set(own, person);
    return person;
  };
  const left = new Set<number>();
  const people = incoming.people.map((of, at): PlannedPerson => {
    const name = `p${at}`;
    const base = { name, line: of.line, title: of.name, foreignId: keyOf(of) };
    const own = of.number === undefined ? undefined : numbered.get(of.number);
    const said = answers.said.get(name);
    const known = own ?? standing.get(keys.get(keyOf(of)) ?? 0) ?? standing.get(Number(said ?? 0));
    const same = (person: DraftPerson): PlannedPerson => ({ ...base, is: 'same', person, left: null });
    if (known) {
      const renamed = cleanLine(of.name).slice(0, MAX_NAME);
      if (!own || renamed === '' || renamed === own.name) return same(known);
      return answers.left.get(name)?.includes('name')
        ? { ...base, is: 'same', person: own, left: renamed }
        : { ...base, is: 'changed', person: { ...own, name: renamed }, before: own.name };
    }
    const another = (): PlannedPerson => {
      const person = fresh(of);
      // Noted once, however often the file names them.
      if (answers.left.get(name) === 'line') left.add(person.id);
      return { ...base, is: left.has(person.id) ? 'left' : 'new', person };
    };
    if (said === 'new') return another();
    // A person who is matched to another id of this file is not available.
    const free = (person: DraftPerson) => {
      const isAnother = spellings.get(person.name) !== undefined && spellings.get(person.name) !== of.foreignId;
      return of.foreignId === '' || (!keyed.has(person.id) && !isAnother);
    };
    likely ??= likelyPeople(draft.people);
    const found = likely(of.name);
    const named = found.named.filter(free);
    const [only] = named;
    if (only && named.length === 1) return same(only);
    const candidates = [...new Set([...named, ...found.alike.filter(free)])].slice(0, MAX_CANDIDATES);
    const [first] = candidates;
    if (first && answers.all.people === 'same') return same(first);
    if (first && answers.all.people !== 'new') return { ...base, is: 'asked', candidates };
    return another();
  });
  for (const [at, row] of people.entries()) {
    if (row.is !== 'same') continue;
    const bio = bioOf(incoming.people[at] ?? {});
    if (locales.some((locale) => bio[locale] && bio[locale] !== row.person.bio[locale])) note('bios', row.person.name);
  }
  const personOf = new Map<string, DraftPerson>();
  for (const [at, row] of people.entries())
    if (row.is !== 'asked' && row.is !== 'left') personOf.set(incoming.people[at]?.key ?? '', row.person);
  return { people, personOf };
}

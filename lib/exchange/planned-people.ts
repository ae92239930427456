import { cleanLine, NAME_MAX } from '../i18n/clean-text.ts';
import type { Draft, DraftPerson } from '../programme/draft.ts';
import { folded } from '../search/words.ts';
import type { Keys } from './import-keys.ts';
import type { Incoming, IncomingPerson } from './incoming.ts';
import { mayBeSamePerson, slipsOf } from './likeness.ts';
import type { PlannedPerson, ProgrammeAnswers } from './planned.ts';

const MOST_CANDIDATES = 5;

/** Case, accents, punctuation and « Diop, Awa » apart. */
const plain = (name: string) => partsOf(name).join(' ');
const partsOf = (name: string) =>
  folded(name.replace(/^([^,]+),\s*(.+)$/, '$2 $1'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Without an id somebody is known by their name, so that who « A. Diop » is has to be said once. */
const keyOf = (of: IncomingPerson) => of.foreignId || `name ${plain(of.name)}`;

/**
 * Who each person of the file is: by our own number, by the id they had the last time, else by their name where one person alone bears it. Whoever may be somebody
 * (an initial, names turned round, one letter) is asked. Without ids, one name is one person.
 */
export function planPeople(
  draft: Draft,
  incoming: Incoming,
  keys: Keys,
  answers: ProgrammeAnswers,
  nextId: () => number,
): { people: PlannedPerson[]; personOf: ReadonlyMap<string, DraftPerson> } {
  const byId = new Map(draft.people.map((person) => [person.id, person]));
  const byNumber = new Map(draft.people.map((person) => [person.number, person]));
  const keyed = new Set(keys.values());
  const likely = likelihoods(draft.people);
  const made = new Map<string, DraftPerson>();
  const fresh = (of: IncomingPerson): DraftPerson => {
    const name = cleanLine(of.name).slice(0, NAME_MAX) || '–';
    const own = of.foreignId === '' ? plain(name) : `${of.foreignId} ${of.key}`;
    const known = made.get(own);
    if (known) return known;
    const id = nextId();
    const person: DraftPerson = {
      ...{ id, festivalId: draft.festival.id, uid: '', number: id, name, organisation: '', title: {}, bio: {} },
      ...{ contact: '', arrivesAt: null, departsAt: null, version: 1 },
    };
    made.set(own, person);
    return person;
  };
  const people = incoming.people.map((of, at): PlannedPerson => {
    const name = `p${at}`;
    const base = { name, line: of.line, title: of.name, foreignId: keyOf(of) };
    const own = of.number === undefined ? undefined : byNumber.get(of.number);
    const said = answers.said.get(name);
    const known = own ?? byId.get(keys.get(keyOf(of)) ?? 0) ?? byId.get(Number(said ?? 0));
    if (known) {
      const renamed = cleanLine(of.name).slice(0, NAME_MAX);
      return own && renamed !== '' && renamed !== own.name
        ? { ...base, is: 'changed', person: { ...own, name: renamed }, before: own.name }
        : { ...base, is: 'same', person: known };
    }
    if (said === 'new') return { ...base, is: 'new', person: fresh(of) };
    // Whom another id of the same file already is, this one is not.
    const free = (person: DraftPerson) => of.foreignId === '' || !keyed.has(person.id);
    const found = likely(of.name);
    const named = found.named.filter(free);
    const [only] = named;
    if (only && named.length === 1) return { ...base, is: 'same', person: only };
    const candidates = [...new Set([...named, ...found.alike.filter(free)])].slice(0, MOST_CANDIDATES);
    const [first] = candidates;
    if (first && answers.all.people === 'same') return { ...base, is: 'same', person: first };
    if (first && answers.all.people !== 'new') return { ...base, is: 'asked', candidates };
    return { ...base, is: 'new', person: fresh(of) };
  });
  const personOf = new Map<string, DraftPerson>();
  for (const [at, row] of people.entries())
    if (row.is !== 'asked') personOf.set(incoming.people[at]?.key ?? '', row.person);
  return { people, personOf };
}

function likelihoods(people: readonly DraftPerson[]) {
  const byName = new Map<string, DraftPerson[]>();
  const byPart = new Map<string, DraftPerson[]>();
  const bySlip = new Map<string, DraftPerson[]>();
  const put = (map: Map<string, DraftPerson[]>, key: string, person: DraftPerson) => {
    const there = map.get(key);
    if (there) there.push(person);
    else map.set(key, [person]);
  };
  for (const person of people) {
    const parts = partsOf(person.name);
    put(byName, parts.join(' '), person);
    for (const part of new Set([parts[0], parts.at(-1)])) if (part) put(byPart, part, person);
    for (const slip of slipsOf(parts.join(' '))) put(bySlip, slip, person);
  }
  return (name: string): { named: readonly DraftPerson[]; alike: DraftPerson[] } => {
    const parts = partsOf(name);
    const near = new Set([parts[0], parts.at(-1)].flatMap((part) => (part ? (byPart.get(part) ?? []) : [])));
    const alike = [...near].filter((person) => mayBeSamePerson(person.name, name));
    const slips = slipsOf(parts.join(' ')).flatMap((slip) => bySlip.get(slip) ?? []);
    return { named: byName.get(parts.join(' ')) ?? [], alike: [...alike, ...slips] };
  };
}

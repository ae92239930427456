import { gather } from '#lib/grouped.ts';
import type { Found } from './likeness.ts';
import { hasSameNumbers, mayBeSamePerson, nameKey, slipsOf } from './likeness.ts';

/**
 * `named`: the people with exactly this name, its parts in any order. `alike`: those who may be
 * meant, by an initial or with one letter more, less or different.
 */
type Likely<R> = Readonly<{ named: readonly R[]; alike: readonly R[] }>;

/** Finds whom a name may mean among these people. Made once for all names of a file. */
export function likelyPeople<R extends { name: string }>(people: readonly R[]): (name: string) => Likely<R> {
  const byKey = new Map<string, R[]>();
  // By the family name and the first letter, to find who may be meant by an initial. Looked up
  // instead of searched, because thousands may share a family name.
  const byInitial = new Map<string, R[]>();
  const byFirst = new Map<string, R[]>();
  const bySlip = new Map<string, R[]>();
  for (const person of people) {
    const { key, parts } = nameKey(person.name);
    gather(byKey, key, person);
    const initial = initialOf(parts);
    if (initial) gather(initial.isAlone ? byInitial : byFirst, initial.key, person);
    for (const slip of slipsOf(key)) gather(bySlip, slip, person);
  }
  return (name) => {
    const { key, parts } = nameKey(name);
    const initial = initialOf(parts);
    // An initial may stand for anybody with that letter; a full first name may belong to somebody
    // who is known by an initial.
    const maps = initial === null ? [] : initial.isAlone ? [byInitial, byFirst] : [byInitial];
    const initials = maps.flatMap((map) => map.get(initial?.key ?? '') ?? []);
    const slips = bySlip.size === 0 ? [] : slipsOf(key).flatMap((slip) => bySlip.get(slip) ?? []);
    const named = byKey.get(key) ?? [];
    const alike = [...initials, ...slips.filter((person) => hasSameNumbers(person.name, name))];
    const isNamed = new Set(named);
    return { named, alike: [...new Set(alike)].filter((person) => !isNamed.has(person)) };
  };
}

/**
 * The family name with the first letter of the first name, and whether the first name is only that
 * letter; null for a single word.
 */
function initialOf(parts: readonly string[]): { key: string; isAlone: boolean } | null {
  const [first = ''] = parts;
  return parts.length < 2 ? null : { key: `${first[0]} ${parts.at(-1)}`, isAlone: first.length === 1 };
}

/** Whom a list names: the only person with exactly this name, else all whom it may mean. */
export function peopleByName<R extends { name: string }>(people: readonly R[]): (name: string) => Found<R> {
  const likely = likelyPeople(people);
  return (name) => {
    const { named, alike } = likely(name);
    const [only, second] = named;
    return only && !second ? { root: only } : { candidates: [...named, ...alike] };
  };
}

/**
 * Whether two names in one list may belong to one person, by an initial. Candidates share a first
 * or a last part.
 */
export const twinPeople = <T>(nameOf: (of: T) => string) => ({
  keysOf: (of: T): string[] => {
    const { parts } = nameKey(nameOf(of));
    return parts.length < 2 ? [] : [parts[0], parts.at(-1)].flatMap((part) => part ?? []);
  },
  are: (one: T, other: T): boolean => mayBeSamePerson(nameOf(one), nameOf(other)),
});

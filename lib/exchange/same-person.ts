import { hasSameNumbers, mayBeSamePerson, nameKey, slipsOf } from './likeness.ts';
import type { Found } from './list-noun.ts';

/** `named`: those of exactly this name, its parts in either order. `alike`: those who may be meant, by an initial or one letter more, less or other. */
type Likely<R> = Readonly<{ named: readonly R[]; alike: readonly R[] }>;

/** Whom a name may mean among these people. Made once for all names of a file. */
export function likelyPeople<R extends { name: string }>(people: readonly R[]): (name: string) => Likely<R> {
  const byKey = new Map<string, R[]>();
  const byPart = new Map<string, R[]>();
  const bySlip = new Map<string, R[]>();
  const put = (map: Map<string, R[]>, key: string, person: R) => {
    const there = map.get(key);
    if (there) there.push(person);
    else map.set(key, [person]);
  };
  for (const person of people) {
    const { key, parts } = nameKey(person.name);
    put(byKey, key, person);
    // The name they share with whoever they may be is the first or the last.
    for (const part of new Set([parts[0], parts.at(-1)])) if (part) put(byPart, part, person);
    for (const slip of slipsOf(key)) put(bySlip, slip, person);
  }
  return (name) => {
    const { key, parts } = nameKey(name);
    const near = new Set([parts[0], parts.at(-1)].flatMap((part) => (part ? (byPart.get(part) ?? []) : [])));
    const initials = [...near].filter((person) => mayBeSamePerson(person.name, name));
    const slips = slipsOf(key).flatMap((slip) => bySlip.get(slip) ?? []);
    const named = byKey.get(key) ?? [];
    const alike = [...initials, ...slips.filter((person) => hasSameNumbers(person.name, name))];
    return { named, alike: [...new Set(alike)].filter((person) => !named.includes(person)) };
  };
}

/** Who a list names: the only one of exactly this name, else all whom it may mean. */
export function peopleByName<R extends { name: string }>(people: readonly R[]): (name: string) => Found<R> {
  const likely = likelyPeople(people);
  return (name) => {
    const { named, alike } = likely(name);
    const [only, second] = named;
    return only && !second ? { root: only } : { candidates: [...named, ...alike] };
  };
}

/** Two names of one list that may be one person’s, by an initial: they share a first or a last part. */
export const twinPeople = <T>(nameOf: (of: T) => string) => ({
  keysOf: (of: T): string[] => {
    const { parts } = nameKey(nameOf(of));
    return parts.length < 2 ? [] : [parts[0], parts.at(-1)].flatMap((part) => part ?? []);
  },
  are: (one: T, other: T): boolean => mayBeSamePerson(nameOf(one), nameOf(other)),
});

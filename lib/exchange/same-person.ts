import { mayBeSamePerson, nameKey } from './likeness.ts';
import type { Found } from './list-noun.ts';

/** Who a list names: the only one of exactly this name (its parts in either order); those of a like name may be it. */
export function peopleByName<R extends { name: string }>(people: readonly R[]): (name: string) => Found<R> {
  const byKey = new Map<string, R[]>();
  const byLast = new Map<string, R[]>();
  for (const person of people) {
    const { key, parts } = nameKey(person.name);
    byKey.set(key, [...(byKey.get(key) ?? []), person]);
    for (const part of new Set(parts)) byLast.set(part, [...(byLast.get(part) ?? []), person]);
  }
  return (name) => {
    const { key, parts } = nameKey(name);
    const same = byKey.get(key) ?? [];
    const [only, second] = same;
    if (only && !second) return { root: only };
    const like = parts.flatMap((part) => byLast.get(part) ?? []).filter((one) => mayBeSamePerson(one.name, name));
    return { candidates: [...new Set([...same, ...like])] };
  };
}

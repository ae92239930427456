/**
 * Puts a value behind those under this key. What visitors' scripts load does without: each byte of
 * theirs counts.
 */
export function gather<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** Their places in the list, by what they have in common. */
export function placesBy<K, V>(all: readonly V[], keyOf: (one: V) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const [i, one] of all.entries()) gather(groups, keyOf(one), i);
  return groups;
}

/** By their keys, in the order each was first met. */
export function groupedBy<K, V>(all: Iterable<V>, keyOf: (one: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const one of all) gather(groups, keyOf(one), one);
  return groups;
}

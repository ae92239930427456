/**
 * Puts a value behind those under this key. What visitors' scripts load does without: each byte of
 * theirs counts.
 */
export function gather<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** By their keys, in the order each was first met. */
export function groupedBy<K, V>(all: Iterable<V>, keyOf: (one: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const one of all) gather(groups, keyOf(one), one);
  return groups;
}

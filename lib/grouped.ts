/**
 * Appends a value to those under this key. Scripts for visitors do not use it, because each of
 * their bytes counts.
 */
export function gather<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** The positions in the list, grouped by key. */
export function placesBy<K, V>(all: readonly V[], keyOf: (one: V) => K): Map<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const [i, one] of all.entries()) gather(groups, keyOf(one), i);
  return groups;
}

/** The values grouped by key, in the order in which the keys first occur. */
export function groupedBy<K, V>(all: Iterable<V>, keyOf: (one: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const one of all) gather(groups, keyOf(one), one);
  return groups;
}

/** The values by each of their keys. */
export function groupedByEach<K, V>(all: Iterable<V>, keysOf: (one: V) => Iterable<K>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const one of all) for (const key of new Set(keysOf(one))) gather(groups, key, one);
  return groups;
}

/**
 * Compares texts by code units, for dates, times and keys, so that the order is the same on every
 * machine, whatever its language.
 */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const LAST = '9999';

/** Orders séances by their start (wall clocks), then by number; those without a time come last. */
export const byStart = (
  a: Readonly<{ startsAt: string | null; number: number }>,
  b: Readonly<{ startsAt: string | null; number: number }>,
): number => byText(a.startsAt ?? LAST, b.startsAt ?? LAST) || a.number - b.number;

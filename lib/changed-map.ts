/** A few entries are copied sooner than asked of two maps. */
const FEW = 200;

/**
 * The map as it is after these changes of keys (undefined: it has them no more). Of a large one
 * only the changes are new, and only whoever goes through all of it has it copied; so neither it
 * nor `from` may change.
 */
export function changedMap<K, V>(
  from: ReadonlyMap<K, V>,
  changes: readonly (readonly [K, V | undefined])[],
): ReadonlyMap<K, V> {
  if (from instanceof ChangedMap || from.size > FEW) return new ChangedMap(from, changes);
  return put(new Map(from), changes);
}

function put<K, V>(map: Map<K, V>, changes: Iterable<readonly [K, V | undefined]>): Map<K, V> {
  for (const [key, value] of changes)
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  return map;
}

class ChangedMap<K, V> implements ReadonlyMap<K, V> {
  readonly #base: ReadonlyMap<K, V>;
  readonly #changes: ReadonlyMap<K, V | undefined>;
  #copy: Map<K, V> | undefined;

  constructor(from: ReadonlyMap<K, V>, changes: Iterable<readonly [K, V | undefined]>) {
    // Changes of changes are put together, so that a key is never asked of more than two maps.
    const [base, before] = from instanceof ChangedMap ? [from.#base, from.#changes] : [from, []];
    this.#base = base;
    this.#changes = new Map([...before, ...changes]);
  }

  get(key: K): V | undefined {
    return this.#changes.has(key) ? this.#changes.get(key) : this.#base.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#whole().size;
  }

  entries(): MapIterator<[K, V]> {
    return this.#whole().entries();
  }

  keys(): MapIterator<K> {
    return this.#whole().keys();
  }

  values(): MapIterator<V> {
    return this.#whole().values();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    this.#whole().forEach(visit);
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  #whole(): Map<K, V> {
    this.#copy ??= put(new Map(this.#base), this.#changes);
    return this.#copy;
  }
}

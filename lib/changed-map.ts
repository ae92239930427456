/**
 * A map that differs from another in a few keys (undefined: it has them no more). Asking for a key
 * costs nothing; only whoever goes through all of it has it copied. Neither map may change.
 */
export class ChangedMap<K, V> implements ReadonlyMap<K, V> {
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
    if (this.#copy) return this.#copy;
    this.#copy = new Map(this.#base);
    for (const [key, value] of this.#changes)
      if (value === undefined) this.#copy.delete(key);
      else this.#copy.set(key, value);
    return this.#copy;
  }
}

/** Keeps the entries used last, up to a total weight; an entry heavier than that is not kept. */
export class BoundedCache<V, K = string> {
  readonly #entries = new Map<K, { value: V; weight: number }>();
  #weight = 0;

  constructor(private readonly maxWeight: number) {}

  get weight(): number {
    return this.#weight;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A Map keeps its order: entries that are used move to the end, and the oldest is at the front.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: K, value: V, weight: number): void {
    this.delete(key);
    if (weight > this.maxWeight) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.maxWeight) break;
      this.delete(oldest);
    }
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }
}

/** Keeps the entries used last, up to a number of them. */
export class CountedCache<V, K = string> {
  readonly #kept: BoundedCache<V, K>;

  constructor(most: number) {
    this.#kept = new BoundedCache(most);
  }

  get(key: K): V | undefined {
    return this.#kept.get(key);
  }

  set(key: K, value: V): void {
    this.#kept.set(key, value, 1);
  }

  /** The value under the key; if there is none, the answer of `make`, which is then kept. */
  keep(key: K, make: () => V): V {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }

  delete(key: K): void {
    this.#kept.delete(key);
  }
}

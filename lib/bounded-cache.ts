/**
 * Keeps what was used last, up to a total weight, or that many where each weighs 1; what would not
 * fit alone is not kept.
 */
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
    // A Map keeps its order: what is used goes to the end, the oldest stays in front.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: K, value: V, weight = 1): void {
    this.delete(key);
    if (weight > this.maxWeight) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.maxWeight) break;
      this.delete(oldest);
    }
  }

  /** What is kept under the key; else what `make` answers, kept from then on. */
  keep(key: K, make: () => V): V {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }

  delete(key: K): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }
}

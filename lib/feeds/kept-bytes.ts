import { BoundedCache } from '#lib/bounded-cache.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Bytes that are made once, also for requests that come while they are being made, and cached up to
 * a total size in bytes.
 */
export class KeptBytes {
  readonly #kept: BoundedCache<Bytes>;
  readonly #making = new Map<string, Promise<Bytes>>();

  constructor(most: number) {
    this.#kept = new BoundedCache(most);
  }

  async get(name: string, make: () => Promise<Bytes>): Promise<Bytes> {
    const known = this.#kept.get(name) ?? this.#making.get(name);
    if (known) return known;
    const making = make().finally(() => this.#making.delete(name));
    this.#making.set(name, making);
    const bytes = await making;
    this.#kept.set(name, bytes, bytes.length);
    return bytes;
  }
}

import { cacheOfSecret } from '../../../lib/offline/cache-names.ts';

/** One tap that the server has not answered yet. `name` is its form's. */
export type Unsent = Readonly<{ key: string; name: string; body: string; at: number }>;

const PATH = '/unsent/';

/** What waits to be sent, the oldest first. */
export type Waiting = {
  all: () => Promise<Unsent[]>;
  add: (one: Unsent) => Promise<void>;
  drop: (key: string) => Promise<void>;
};

/**
 * It stands in the cache of the page's own secret address: whatever closes that address (a lost telephone, a revoked link) empties both at once. Where a browser
 * has no caches (an address without https) it lasts as long as the page.
 */
export function waitingOf(token: string): Waiting {
  if (typeof caches === 'undefined') return inMemory();
  const open = () => caches.open(cacheOfSecret('team', token));
  return {
    all: async () => {
      const cache = await open();
      const kept = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(PATH));
      const found = await Promise.all(kept.map((request) => cache.match(request)));
      const all = await Promise.all(found.flatMap((one) => (one ? [one.json() as Promise<Unsent>] : [])));
      return all.sort((a, b) => a.at - b.at);
    },
    add: async (one) => (await open()).put(PATH + one.key, Response.json(one)),
    drop: async (key) => void (await (await open()).delete(PATH + key)),
  };
}

function inMemory(): Waiting {
  const kept = new Map<string, Unsent>();
  return {
    all: async () => [...kept.values()],
    add: async (one) => void kept.set(one.key, one),
    drop: async (key) => void kept.delete(key),
  };
}

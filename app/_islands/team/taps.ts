import { postTap, type Sent, type Tap, type TapStore } from '#app/_components/outbox.ts';
import { cacheOfSecret } from '#lib/offline/cache-names.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';

/** One tap of a volunteer. `name` is its form's. */
export type OwnTap = Tap & Readonly<{ name: string }>;

const PATH = '/unsent/';

/**
 * Taps stand in the cache of the page's own secret address: whatever closes that address (a lost
 * telephone, a revoked link) empties both at once. Where a browser has no caches (an address
 * without https) it lasts as long as the page.
 */
export function storeOf(token: string): TapStore<OwnTap> {
  if (typeof caches === 'undefined') return inMemory();
  const open = () => caches.open(cacheOfSecret('team', token));
  return {
    all: async () => {
      const cache = await open();
      const kept = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(PATH));
      const found = await Promise.all(kept.map((request) => cache.match(request)));
      const all = await Promise.all(found.flatMap((one) => (one ? [one.json() as Promise<OwnTap>] : [])));
      return all.sort((a, b) => a.at - b.at);
    },
    add: async (one) => (await open()).put(PATH + one.key, Response.json(one)),
    drop: async (key) => void (await (await open()).delete(PATH + key)),
  };
}

function inMemory(): TapStore<OwnTap> {
  const kept = new Map<string, OwnTap>();
  return {
    all: async () => [...kept.values()],
    add: async (one) => void kept.set(one.key, one),
    drop: async (key) => void kept.delete(key),
  };
}

/** Whether it was done, or refused for good, in a sentence. */
export type TapAnswer = { ok: boolean; sentence: string };

/** Sends one tap of a volunteer; it is stopped where the address opens nothing any more. */
export async function send(token: string, tap: OwnTap): Promise<Sent<TapAnswer>> {
  const response = await postTap(volunteerAddresses.post(token), tap);
  if (!response) return 'later';
  if (response.status === 410) return 'stopped';
  // Busy, too many at once, or a sign-in of the house's wifi that answers in the place of the
  // server.
  const isOurs = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (response.status >= 500 || response.status === 429 || !isOurs) return 'later';
  const answer = (await response.json().catch(() => null)) as { ok: boolean; sentence?: string } | null;
  return answer ? { answer: { ok: answer.ok, sentence: answer.sentence ?? '' } } : 'later';
}

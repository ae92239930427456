import { postTap, type Sent, type Tap, type TapStore } from '#app/_components/outbox.ts';
import { cacheOfSecret } from '#lib/offline/cache-names.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';

/** A tap of a volunteer. `name` is that of its form. */
export type OwnTap = Tap & Readonly<{ name: string }>;

const PATH = '/unsent/';

/**
 * Taps are stored in the cache of the page's own secret address, so that closing the address (a
 * lost phone, a revoked link) removes both at once. Where a browser has no caches (no https) they
 * last as long as the page.
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

/** Whether the act was done or finally refused, with the sentence. */
export type TapAnswer = { ok: boolean; sentence: string };

/** Sends a tap; `stopped` where the address opens nothing any more. */
export async function send(token: string, tap: OwnTap): Promise<Sent<TapAnswer>> {
  const response = await postTap(volunteerAddresses.post(token), tap);
  if (!response) return 'later';
  if (response.status === 410) return 'stopped';
  // Tried again later: the server is busy, or the login page of a wifi answered in its place.
  const isOurs = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (response.status >= 500 || response.status === 429 || !isOurs) return 'later';
  const answer = (await response.json().catch(() => null)) as { ok: boolean; sentence?: string } | null;
  return answer ? { answer: { ok: answer.ok, sentence: answer.sentence ?? '' } } : 'later';
}

import { keptWith } from '#app/_worker/opened-by.ts';
import { allPushes } from '#app/_worker/state.ts';

/**
 * Takes off the screen of this device what it was told of the page that posts to `post`, where that
 * leads to a part which the page, just drawn, has no more: as a proposal that somebody else
 * accepted. What was told since the page was asked for (`askedAt`, epoch ms) stays: the page may
 * not know of it yet.
 */
export async function takeToldAway(post: string, askedAt: number, has: (id: string) => boolean): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const shown = (await registration?.getNotifications?.()) ?? [];
  if (shown.length === 0) return;
  const own = (await allPushes()).find((push) => push.post === post);
  for (const one of shown) {
    const { key, opens, at } = keptWith(one.data);
    if (key === own?.key && at < askedAt && opens.startsWith('#') && !has(opens.slice(1))) one.close();
  }
}

import { keptWith } from '#app/_worker/push.ts';
import { allPushes } from '#app/_worker/state.ts';

/**
 * Closes notifications on this device about parts that the newly drawn page no longer has, such as
 * a proposal that somebody else accepted. `post` is the address the page posts to. Notifications
 * shown since the page was asked for (`askedAt`, epoch ms) stay, as the page may not know of them
 * yet.
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

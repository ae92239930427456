/// <reference lib="webworker" />
import { hasLapsed } from '#lib/offline/board.ts';
import { CURRENT, cachesOfFestival, OURS } from '#lib/offline/cache-names.ts';
import { dropUnusedAssets } from './assets.ts';
import { forgetPush } from './push.ts';
import { allKept, allPushes, allSecrets, dropSecret, updateKept } from './state.ts';

declare const self: ServiceWorkerGlobalScope;

const namesBelow = async (start: string) => (await caches.keys()).filter((name) => name.startsWith(start));

/**
 * Forgets a festival in every language. After the last one the worker is removed too; the next
 * programme that is opened installs it again.
 */
export async function forget(festival: string): Promise<void> {
  for (const { locale } of (await allKept()).filter((kept) => kept.festival === festival))
    await updateKept(festival, locale, () => null);
  for (const name of await namesBelow(cachesOfFestival(festival))) await caches.delete(name);
  await leaveOrTidy();
}

/** Forgets a page behind a secret address that was closed. */
export async function forgetSecret(cache: string): Promise<void> {
  await dropSecret(cache);
  await forgetPush(cache);
  await leaveOrTidy();
}

async function leaveOrTidy(): Promise<void> {
  if ((await allKept()).length > 0 || (await allSecrets()).length > 0) return dropUnusedAssets();
  // Without the worker no notifications could arrive.
  if ((await allPushes()).length > 0) return;
  for (const name of await namesBelow(OURS)) await caches.delete(name);
  await self.registration.unregister();
}

/**
 * Makes room by forgetting the festival that was not opened for longest. False when there is none
 * but this one.
 */
export async function dropOldestBut(festival: string): Promise<boolean> {
  const oldest = (await allKept()).findLast((kept) => kept.festival !== festival);
  if (oldest) await forget(oldest.festival);
  return oldest !== undefined;
}

/** Deletes what an earlier worker kept in another format. Open pages have what they need. */
export async function dropOtherFormats(): Promise<void> {
  for (const name of await namesBelow(OURS)) if (!name.startsWith(CURRENT)) await caches.delete(name);
}

/** `now`: epoch milliseconds. */
export async function dropOldSecrets(now: number): Promise<void> {
  for (const secret of await allSecrets()) if (hasLapsed(secret, now)) await dropSecret(secret.cache);
}

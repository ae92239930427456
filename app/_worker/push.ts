/// <reference lib="webworker" />
import { jsonPost } from '#app/_ui/json-post.ts';
import { cacheOfSecret } from '#lib/offline/cache-names.ts';
import { knownPathOf } from '#lib/offline/place.ts';
import { allPushes, dropPush, type KeptPush } from './state.ts';

declare const self: ServiceWorkerGlobalScope;

/**
 * What the server sends (`lib/push/deliver.ts`). Something else may be sent too, so every field is
 * treated as plain text.
 */
type Said = { key: string; title: string; body: string; tag: string; opens: string };

function saidIn(data: PushMessageData | null): Said {
  let said: Record<string, unknown> = {};
  try {
    said = data?.json() as Record<string, unknown>;
  } catch {
    // Not one of our messages; browsers require that something is shown.
  }
  const text = (name: string) => (typeof said?.[name] === 'string' ? said[name] : '');
  return {
    key: text('key'),
    title: text('title') || 'Lanterne',
    body: text('body'),
    tag: text('tag'),
    opens: text('opens'),
  };
}

/**
 * Shows a message. Two with the same tag replace each other, so that one sent again after a failure
 * is not shown twice.
 */
export async function showPush(data: PushMessageData | null): Promise<void> {
  const { key, title, body, tag, opens } = saidIn(data);
  const push = (await allPushes()).find((one) => one.key === key);
  await self.registration.showNotification(title, {
    body,
    tag,
    data: { key, opens, at: Date.now() },
    icon: push?.icon ?? '/apple-icon.png',
    ...(push && { actions: [{ action: 'stop', title: push.stop }] }),
  } as NotificationOptions);
}

/** Opens the page it is about, or ends the notifications. */
export async function pressPush({ action, notification }: NotificationEvent): Promise<void> {
  notification.close();
  const { key, opens } = keptWith(notification.data);
  const push = (await allPushes()).find((one) => one.key === key);
  if (push && action === 'stop') return stopPush(push);
  const page = openedBy(push?.page ?? '/', opens);
  const open = await self.clients.matchAll({ type: 'window' });
  const there = open.find(({ url }) => new URL(url).pathname === page.pathname);
  if (!there) return void (await self.clients.openWindow(page));
  await there.focus();
  // A page this worker does not control cannot be navigated by it.
  if (page.hash) await there.navigate(page).catch(() => null);
}

async function stopPush(push: KeptPush): Promise<void> {
  const answer = await tell(push, { what: 'stop', key: push.key });
  // If the server did not hear, it would send again: the notification stays, so that it can be
  // stopped later.
  if (!answer || answer.status >= 500) return;
  await dropPush(push.post);
  if ((await allPushes()).length > 0) return;
  await (await self.registration.pushManager.getSubscription())?.unsubscribe();
}

/**
 * The push service gave this browser another address: reports it for each page that gets
 * notifications.
 */
export async function renewPush(event: PushSubscriptionChangeEvent): Promise<void> {
  const options = event.oldSubscription?.options;
  const subscription =
    event.newSubscription ?? (options ? await self.registration.pushManager.subscribe(options) : null);
  if (!subscription) return;
  for (const push of await allPushes()) {
    const answer = await tell(push, { what: 'renew', key: push.key, ...subscriptionFields(subscription) });
    if (answer?.status === 404 || answer?.status === 410) await dropPush(push.post);
  }
}

/**
 * Ends the notifications for a page behind a secret address that was closed. `cache` is where it
 * was kept.
 */
export async function forgetPush(cache: string): Promise<void> {
  for (const { page, post } of await allPushes()) {
    const place = knownPathOf(page);
    if (place?.kind === 'private' && cacheOfSecret(place.section, place.token) === cache) await dropPush(post);
  }
}

/** What the server needs to reach this browser. */
export function subscriptionFields(subscription: PushSubscription) {
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint, p256dh: keys?.p256dh, auth: keys?.auth };
}

const tell = ({ post }: KeptPush, body: object): Promise<Response | null> =>
  fetch(post, jsonPost(body)).catch(() => null);

/**
 * The address that pressing a notification opens: a place on the page it was asked for on, or a
 * public page of this site; otherwise that page.
 */
export function openedBy(page: string, opens: string, origin = self.location.origin): URL {
  const own = new URL(page, origin);
  if (/^#[\w-]+$/.test(opens)) return new URL(opens, own);
  if (!opens.startsWith('/') || !URL.canParse(opens, origin)) return own;
  const { origin: at, pathname } = new URL(opens, origin);
  return at === origin && knownPathOf(pathname)?.kind === 'programme' ? new URL(pathname, origin) : own;
}

/**
 * The data of a notification, with when it was shown by this device's clock (epoch ms).
 * Notifications from an earlier version of the worker have only the key, or the key and what they
 * open.
 */
export function keptWith(data: unknown): { key: string; opens: string; at: number } {
  if (typeof data === 'string') return { key: data, opens: '', at: 0 };
  const { key = '', opens = '', at = 0 } = (data ?? {}) as { key?: string; opens?: string; at?: number };
  return { key, opens, at };
}

import { knownPathOf } from '#lib/offline/place.ts';

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

import { knownPathOf } from '#lib/offline/place.ts';

/**
 * What a tap opens: a place on the page that was asked on, or a public page of this site; of
 * anything else that page.
 */
export function openedBy(page: string, opens: string, origin = self.location.origin): URL {
  const own = new URL(page, origin);
  if (/^#[\w-]+$/.test(opens)) return new URL(opens, own);
  if (!opens.startsWith('/') || !URL.canParse(opens, origin)) return own;
  const { origin: at, pathname } = new URL(opens, origin);
  return at === origin && knownPathOf(pathname)?.kind === 'programme' ? new URL(pathname, origin) : own;
}

/**
 * What a notification was shown with, and when by the clock of this device (epoch ms). One that an
 * earlier worker of ours showed, and that is tapped after the update, has no more than its key, or
 * that and what it opens.
 */
export function keptWith(data: unknown): { key: string; opens: string; at: number } {
  if (typeof data === 'string') return { key: data, opens: '', at: 0 };
  const { key = '', opens = '', at = 0 } = (data ?? {}) as { key?: string; opens?: string; at?: number };
  return { key, opens, at };
}

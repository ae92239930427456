import { siteWorker } from '#app/_components/site-worker.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import type { tellAge } from './offline-note.ts';
import { keptOf } from './selection/store.ts';

/** How often an open page has the server asked for a new version, in milliseconds. */
const EVERY = 60_000;

/**
 * Has the service worker keep the programme of this page for times without a network; and on a kept
 * page, says from when it is. `mark` holds the festival, for a page of a published one, and the
 * sentences.
 */
export function offline(mark: HTMLElement): void {
  const { festival, locale, zone = 'UTC', words = '{}', src = '' } = mark.dataset;
  const at = document.documentElement.dataset.offlineAt;
  // This script is kept with the page, as its other scripts are.
  if (at && isLocale(locale))
    void import(src).then((note: { tellAge: typeof tellAge }) =>
      note.tellAge(JSON.parse(words), Date.parse(at), zone, locale),
    );
  // Frames in other sites have a separate store, which nobody reads offline.
  if (festival && top === window) void keep({ festival, locale, key: mark.dataset.key });
}

async function keep(page: { festival: string; locale: string | undefined; key: string | undefined }): Promise<void> {
  const worker = await siteWorker();
  if (!worker) return;
  const post = (isOpening: boolean) =>
    worker.active?.postMessage({
      ...page,
      isOpening,
      isThrifty: isThrifty(),
      starred: keptOf(page.festival).selection.events.map(({ number }) => number),
    });
  post(true);
  setInterval(() => document.visibilityState === 'visible' && post(false), EVERY);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && post(false));
}

/**
 * Whether the reader asked to save data, or the line is too slow to load what they did not ask for.
 */
function isThrifty(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '');
}

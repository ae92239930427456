import { siteWorker } from '#app/_components/site-worker.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import type { tellAge } from './offline-note.ts';
import { keptOf } from './selection/store.ts';

/** In milliseconds: how often a page that is looked at has the server asked for a new version. */
const EVERY = 60_000;

/**
 * Has the programme of this page kept for times without a network, and says when a page is what was
 * kept, and of when. `mark` carries the festival, where the page belongs to a published one, and
 * the words.
 */
export function offline(mark: HTMLElement): void {
  const { festival, locale, zone = 'UTC', words = '{}', src = '' } = mark.dataset;
  const at = document.documentElement.dataset.offlineAt;
  // Kept with the page, as its other scripts.
  if (at && isLocale(locale))
    void import(src).then((note: { tellAge: typeof tellAge }) =>
      note.tellAge(JSON.parse(words), Date.parse(at), zone, locale),
    );
  // Another site's frame has a store of its own, which nobody reads offline.
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

/** The reader asked to spare data, or the line is too slow to fetch what they did not ask for. */
function isThrifty(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '');
}

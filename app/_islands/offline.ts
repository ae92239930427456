import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { type AgeWords, ageSaid, type SaidAge } from '#lib/offline/age.ts';
import { tokensOf } from '#lib/programme/live-filter.ts';
import { keptOf } from './selection/store.ts';

type Words = AgeWords & { unfiltered: string; back: string; reload: string; hide: string };

/** In milliseconds: how often a page that is looked at has the server asked for a new version. */
const EVERY = 60_000;

/**
 * Has the programme of this page kept for times without a network, and says when a page is what was kept, and of when. `mark` carries the
 * festival, where the page belongs to a published one, and the words.
 */
export function offline(mark: HTMLElement): void {
  const { festival, locale, zone = 'UTC', words = '{}' } = mark.dataset;
  const said = JSON.parse(words) as Words;
  const at = document.documentElement.dataset.offlineAt;
  if (at && isLocale(locale)) tell(said, Date.parse(at), zone, locale);
  // Another site's frame has a store of its own, which nobody reads offline.
  if (festival && top === window) void keep({ festival, locale, key: mark.dataset.key });
}

async function keep(page: { festival: string; locale: string | undefined; key: string | undefined }): Promise<void> {
  const { serviceWorker } = navigator;
  // None on an address without https.
  if (!serviceWorker) return;
  try {
    await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    // Refused by the browser, or no network on a first visit.
    return;
  }
  const { active } = await serviceWorker.ready;
  const post = (isOpening: boolean) =>
    active?.postMessage({
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

/** The pill at the foot of the window. It is made here and filled a moment later: only what changes in a live region is read out. */
function tell(words: Words, at: number, zone: string, locale: Locale): void {
  const pill = document.createElement('p');
  pill.className = 'offline-note no-print';
  pill.setAttribute('role', 'status');
  document.body.append(pill);
  const hide = closing(pill, words.hide);
  const age = ageSaid(words, at, Date.now(), zone, locale);
  const isFilteredHere = document.querySelector('[data-island="find"]') !== null || !isFiltered();
  requestAnimationFrame(() => {
    pill.append(...twice(age));
    if (!isFilteredHere) pill.append(`. ${words.unfiltered}`);
    pill.append(hide);
  });
  addEventListener('online', () => {
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'btn';
    again.textContent = words.reload;
    again.addEventListener('click', () => location.reload());
    pill.replaceChildren(`${words.back} `, again, hide);
  });
}

/** The button that takes the pill away; the page goes on from its beginning for a keyboard then. Escape does the same while the focus is in it. */
function closing(pill: HTMLElement, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'offline-hide';
  button.ariaLabel = label;
  const close = () => {
    pill.remove();
    document.querySelector('main')?.focus({ preventScroll: true });
  };
  button.addEventListener('click', close);
  pill.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  return button;
}

/** Printed for the eye, spoken for a speech synthesiser, as `Spoken` does. */
function twice({ printed, spoken }: SaidAge): HTMLElement[] {
  const [seen, heard] = [document.createElement('span'), document.createElement('span')];
  seen.ariaHidden = 'true';
  seen.textContent = printed;
  heard.className = 'spoken';
  heard.textContent = spoken;
  return [seen, heard];
}

/** The address asks for less than this page shows. */
function isFiltered(): boolean {
  const tokens = tokensOf(location.search);
  return [...document.querySelectorAll<HTMLElement>('input[data-token]')].some(({ dataset }) =>
    tokens.has(dataset.token ?? ''),
  );
}

/// <reference lib="webworker" />
import { CacheFirst, NetworkFirst } from 'serwist';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { ASSETS } from '#lib/offline/cache-names.ts';
import { isFestival, knownPathOf } from '#lib/offline/place.ts';
import { picture } from './assets.ts';
import { boardPage, boardsAreFor, offlinePage, PATIENCE, privatePage, programmePages } from './pages.ts';
import { pressPush, renewPush, showPush } from './push.ts';
import { dropOldSecrets, dropOtherFormats, tend } from './tending.ts';

declare const self: ServiceWorkerGlobalScope;

// Caches are named by versions of pages, not of this script, so a new worker can read what the old
// one kept, and may take over at once.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropOtherFormats(), self.clients.claim()]));
});

// Reads from caches without adding to them; what keeps pages adds their files, so of the desk only
// those of the board of the day are ever kept.
const kept = {
  cacheName: ASSETS,
  matchOptions: { ignoreVary: true },
  plugins: [{ cacheWillUpdate: async () => null }],
};
const unchanging = new CacheFirst(kept);
const current = new NetworkFirst({ ...kept, networkTimeoutSeconds: PATIENCE });

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  // Requests not answered here go to the network as without a worker: the rest of the desk, the
  // sign-in, calendars, all posts.
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  const answer = event.request.mode === 'navigate' ? page(event, url) : asset(event, url);
  if (answer) event.respondWith(answer);
});

function page(event: FetchEvent, url: URL): Promise<Response> | null {
  const place = knownPathOf(url.pathname);
  switch (place?.kind) {
    case 'programme':
      return programmePages.handle(event);
    case 'private':
      return privatePage(event);
    case 'board':
      return boardPage(event, place);
    case 'entrance':
      return fetch(event.request).catch(() => offlinePage(place.locale ?? readerLocale(), 'missing', url));
    default:
      return null;
  }
}

const readerLocale = (): Locale => (navigator.language.startsWith('en') ? 'en' : 'fr');

function asset(event: FetchEvent, { pathname, search }: URL): Promise<Response> | null {
  // An open private page asks for itself again; the answer is what to keep.
  const place = event.request.headers.get('accept') === 'text/html' ? knownPathOf(pathname) : null;
  if (place?.kind === 'private') return privatePage(event);
  if (place?.kind === 'board') return boardPage(event, place);
  if (pathname.startsWith('/pictures/') && event.request.destination === 'image') return picture(event.request);
  if (/^\/(?:_next\/static|fonts|api\/public)\//.test(pathname)) return unchanging.handle(event);
  if (!/^\/(?!sw\.js)[\w-]+\.(?:js|css|svg|png)$/.test(pathname)) return null;
  // The address of such a script contains its build.
  return search === '' ? current.handle(event) : unchanging.handle(event);
}

self.addEventListener('message', (event) => {
  const told: unknown = event.data;
  if (typeof told !== 'object' || told === null) return;
  const { festival, locale, key, isOpening, isThrifty, starred, account } = told as Record<string, unknown>;
  if (account === null || typeof account === 'number') {
    event.waitUntil(boardsAreFor(account).then(() => dropOldSecrets(Date.now())));
    return;
  }
  if (!isFestival(festival) || !isLocale(locale)) return;
  event.waitUntil(
    tend({
      festival,
      locale,
      key: typeof key === 'string' ? key : null,
      isOpening: isOpening === true,
      isThrifty: isThrifty === true,
      starred: Array.isArray(starred) ? starred.filter((one) => typeof one === 'number') : [],
    }).then(() => dropOldSecrets(Date.now())),
  );
});

self.addEventListener('push', (event) => event.waitUntil(showPush(event.data)));
self.addEventListener('notificationclick', (event) => event.waitUntil(pressPush(event)));
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewPush(event)));

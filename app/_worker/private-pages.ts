import { CacheableResponsePlugin, NetworkFirst, type SerwistPlugin } from 'serwist';
import { type BoardTerms, boardTermsOf, hasLapsed, isBoardOf } from '#lib/offline/board.ts';
import { cacheOfBoard, cacheOfSecret } from '#lib/offline/cache-names.ts';
import { assetsOfPage, markedPage } from '#lib/offline/marked-page.ts';
import { type KeptBoard, knownPathOf } from '#lib/offline/place.ts';
import { answerWith } from './answers.ts';
import { keepAssets } from './assets.ts';
import { forgetSecret } from './leaving.ts';
import { offlinePage } from './offline-page.ts';
import { PATIENCE } from './programme-pages.ts';
import { allSecrets, secretOf, writeSecret } from './state.ts';

/**
 * Pages behind a secret address: each address has a cache of its own, which is deleted with it.
 * There is no list; what was opened is kept.
 */
export function privatePage(event: FetchEvent): Promise<Response> {
  const url = new URL(event.request.url);
  const place = knownPathOf(url.pathname);
  if (place?.kind !== 'private') return fetch(event.request);
  const cacheName = cacheOfSecret(place.section, place.token);
  const plugin: SerwistPlugin = {
    fetchDidSucceed: async ({ response }) => {
      if (response.status === 404 || response.status === 410) event.waitUntil(forgetSecret(cacheName));
      if (response.status >= 500) throw new Error(`${url.pathname}: ${response.status}`);
      return response;
    },
    cacheDidUpdate: async ({ newResponse }) => noteSecret(cacheName, await newResponse.text()),
    cachedResponseWillBeUsed: async ({ cachedResponse }) => {
      const secret = await secretOf(cacheName);
      if (!secret) return null;
      // If this address was not kept with its query (a day, what was just added), the page without
      // it.
      const kept =
        cachedResponse ?? (await (await caches.open(cacheName)).match(url, { ignoreSearch: true, ignoreVary: true }));
      return kept ? answerWith(kept, markedPage(await kept.text(), secret.confirmedAt)) : null;
    },
    handlerDidError: () => offlinePage(place.locale, 'missing', url),
  };
  return new NetworkFirst({
    cacheName,
    networkTimeoutSeconds: PATIENCE,
    matchOptions: { ignoreVary: true },
    plugins: [new CacheableResponsePlugin({ statuses: [200] }), plugin],
  }).handle(event);
}

/** Notes that this page was put into its cache, and has its style sheets and scripts kept. */
async function noteSecret(cache: string, html: string, terms?: BoardTerms): Promise<void> {
  const confirmedAt = new Date().toISOString();
  const before = await secretOf(cache);
  // If the connection breaks here, the page is kept without its style sheets and scripts.
  await writeSecret({ cache, confirmedAt, assets: before?.assets ?? [], ...terms });
  const assets = await keepAssets(assetsOfPage(html));
  await writeSecret({ cache, confirmedAt, assets, ...terms });
}

/**
 * Who is signed in, as pages of the site report it: a user id, null for nobody, undefined until a
 * page reported. In memory is enough: a pending fetch keeps this worker running, so a board asked
 * for before a sign-out is not kept after it.
 */
let reader: number | null | undefined;

/** Forgets every board that is not this reader's. */
export async function boardsAreFor(account: number | null): Promise<void> {
  reader = account;
  for (const { cache, account: whose } of await allSecrets())
    if (whose !== undefined && whose !== account) await forgetSecret(cache);
}

/** The reader is signed out or no longer a member, or there is no such festival. */
const isRefused = ({ type, redirected, status }: Response) =>
  type === 'opaqueredirect' || redirected || [401, 403, 404, 410].includes(status);

/**
 * The board of the day: its last state for one reader, until their session or the festival ends.
 * Only the board's plain address is kept, not other days or messages after an act.
 */
export function boardPage(event: FetchEvent, { locale, festival }: KeptBoard): Promise<Response> {
  const url = new URL(event.request.url);
  const cacheName = cacheOfBoard(festival, locale);
  const plugin: SerwistPlugin = {
    fetchDidSucceed: async ({ response }) => {
      if (isRefused(response)) event.waitUntil(forgetSecret(cacheName));
      if (response.status >= 500) throw new Error(`${url.pathname}: ${response.status}`);
      return response;
    },
    cacheWillUpdate: async ({ response }) => {
      if (response.status !== 200 || response.redirected || url.search !== '') return null;
      const terms = boardTermsOf(await response.clone().text());
      return terms &&
        isBoardOf(terms, reader) &&
        !hasLapsed({ confirmedAt: new Date().toISOString(), ...terms }, Date.now())
        ? response
        : null;
    },
    cacheDidUpdate: async ({ newResponse }) => {
      const html = await newResponse.text();
      const terms = boardTermsOf(html);
      if (terms) await noteSecret(cacheName, html, terms);
      // If the reader signed out while this was being written, the board is removed again.
      if (terms && !isBoardOf(terms, reader)) await forgetSecret(cacheName);
    },
    cachedResponseWillBeUsed: async () => {
      const secret = await secretOf(cacheName);
      const kept = secret && (await (await caches.open(cacheName)).match(url.pathname, { ignoreVary: true }));
      if (!secret || !kept) return null;
      if (hasLapsed(secret, Date.now())) {
        await forgetSecret(cacheName);
        return null;
      }
      return url.search === ''
        ? answerWith(kept, markedPage(await kept.text(), secret.confirmedAt))
        : Response.redirect(url.pathname, 302);
    },
    handlerDidError: () => offlinePage(locale, 'missing', url),
  };
  return new NetworkFirst({
    cacheName,
    networkTimeoutSeconds: PATIENCE,
    matchOptions: { ignoreVary: true },
    plugins: [plugin],
  }).handle(event);
}

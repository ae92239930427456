import { CacheableResponsePlugin, NetworkFirst, type SerwistPlugin } from 'serwist';
import type { BoardTerms } from '#lib/offline/board.ts';
import { cacheOfSecret } from '#lib/offline/cache-names.ts';
import { assetsOfPage, markedPage } from '#lib/offline/marked-page.ts';
import { knownPathOf } from '#lib/offline/place.ts';
import { keepAssets } from './assets.ts';
import { forgetSecret } from './leaving.ts';
import { offlinePage } from './offline-page.ts';
import { answerWith } from './packed.ts';
import { PATIENCE } from './programme-pages.ts';
import { secretOf, writeSecret } from './state.ts';

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
export async function noteSecret(cache: string, html: string, terms?: BoardTerms): Promise<void> {
  const confirmedAt = new Date().toISOString();
  const before = await secretOf(cache);
  // If the connection breaks here, the page is kept without its style sheets and scripts.
  await writeSecret({ cache, confirmedAt, assets: before?.assets ?? [], ...terms });
  const assets = await keepAssets(assetsOfPage(html));
  await writeSecret({ cache, confirmedAt, assets, ...terms });
}

import { NetworkFirst, type SerwistPlugin } from 'serwist';
import { boardTermsOf, hasLapsed, isBoardOf } from '#lib/offline/board.ts';
import { cacheOfBoard } from '#lib/offline/cache-names.ts';
import { markedPage } from '#lib/offline/marked-page.ts';
import type { KeptBoard } from '#lib/offline/place.ts';
import { forgetSecret } from './leaving.ts';
import { offlinePage } from './offline-page.ts';
import { answerWith } from './packed.ts';
import { noteSecret } from './private-pages.ts';
import { PATIENCE } from './programme-pages.ts';
import { allSecrets, secretOf } from './state.ts';

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

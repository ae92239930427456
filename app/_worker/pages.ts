import { CacheableResponsePlugin, NetworkFirst, type SerwistPlugin } from 'serwist';
import { escapedHtml, PLAIN_POLICY, plainDocument } from '#app/_components/plain-document.ts';
import en from '#lib/i18n/en/offline.json' with { type: 'json' };
import fr from '#lib/i18n/fr/offline.json' with { type: 'json' };
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { ageSaid } from '#lib/offline/age.ts';
import { type BoardTerms, boardTermsOf, hasLapsed, isBoardOf } from '#lib/offline/board.ts';
import { cacheOfBoard, cacheOfSecret, cacheOfVersion } from '#lib/offline/cache-names.ts';
import { answerOrder, keptPathFor, standsAt } from '#lib/offline/kept-pages.ts';
import { assetsOfPage, markedPage } from '#lib/offline/marked-page.ts';
import { type KeptBoard, type KnownPath, knownPathOf } from '#lib/offline/place.ts';
import { answerWith, isOf, packed, tagOf, unpacked } from './answers.ts';
import { keepAssets } from './assets.ts';
import {
  allKept,
  allSecrets,
  type KeptVersion,
  type KeptVersions,
  keptVersionsOf,
  secretOf,
  updateVersion,
  writeSecret,
} from './state.ts';
import { forgetSecret, leaveIfGone } from './tending.ts';

/*
 * How the service worker answers a page: of a programme, behind a secret address, the board of the
 * day, or none.
 */

type Programme = Extract<KnownPath, { kind: 'programme' }>;

/** In seconds: how long a page waits for a network that claims to work. */
export const PATIENCE = 2.5;

function programmeAt(url: string): Programme {
  const place = knownPathOf(new URL(url).pathname);
  if (place?.kind !== 'programme') throw new Error(`No page of a programme: ${url}`);
  return place;
}

/**
 * The key a page is kept under: its path, as filters and other parameters only narrow the same
 * page.
 */
const pathOf = (url: string) => new URL(url).pathname;

/** The page as kept on this device, with its age; undefined when it is not kept. */
async function keptPage(url: string): Promise<Response | undefined> {
  const { festival, locale } = programmeAt(url);
  const programme = await keptVersionsOf(festival, locale);
  if (!programme) return undefined;
  const path = standsAt(programme.now, pathOf(url), Date.now());
  for (const { version, confirmedAt } of answerOrder(programme.versions)) {
    const cache = await caches.open(cacheOfVersion(festival, locale, version));
    const found = keptPathFor(
      (await cache.keys()).map((request) => pathOf(request.url)),
      path,
    );
    const kept = found === null ? undefined : await cache.match(found);
    if (!kept || found === null) continue;
    // Redirects to its present address with its title, as the server would.
    if (found !== path) return Response.redirect(found + new URL(url).search, 302);
    return answerWith(kept, markedPage(await unpacked(kept), confirmedAt));
  }
  return undefined;
}

/**
 * Notes that the network just answered with this version, and keeps the page if it belongs to a
 * version being kept.
 */
async function note(url: string, answer: Response): Promise<void> {
  const { festival, locale } = programmeAt(url);
  const kept = await keptVersionsOf(festival, locale);
  if (!kept) return;
  // If a page is gone, its festival may be gone.
  if (answer.status === 404 || answer.status === 410) return leaveIfGone(festival, locale);
  const tag = tagOf(answer);
  const known = tag === null ? undefined : kept.versions.find(({ version }) => isOf(tag, version));
  // If the page belongs to another version, it will report that itself once it is open.
  if (answer.status !== 200 || !known) return;
  const confirmedAt = new Date().toISOString();
  await updateVersion(festival, locale, known.version, (one) => ({ ...one, confirmedAt }));
  const isPage = /^text\/html/.test(answer.headers.get('content-type') ?? '');
  if (known.isWhole || known.isRefused || !isPage || new URL(url).search !== '') return;
  await keepPage({ festival, locale, known }, pathOf(url), answer);
}

async function keepPage(
  { festival, locale, known }: { festival: string; locale: string; known: KeptVersion },
  path: string,
  answer: Response,
): Promise<void> {
  const html = await answer.text();
  const assets = await keepAssets(assetsOfPage(html).filter((asset) => !known.assets.includes(asset)));
  const page = await packed(answer, html);
  await (await caches.open(cacheOfVersion(festival, locale, known.version))).put(path, page.response);
  await updateVersion(festival, locale, known.version, (one) => ({
    ...one,
    assets: [...new Set([...one.assets, ...assets])],
    bytes: one.bytes + page.bytes,
  }));
}

class ServerFailed extends Error {}

const pages: SerwistPlugin = {
  // `stale-while-revalidate` is meant for shared caches, but browsers also apply it to requests of
  // a worker, so the browser's cache is asked to revalidate.
  requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }),
  fetchDidSucceed: async ({ response, state }) => {
    if (response.status < 500) return response;
    // A failing server counts as no network; if nothing is kept, its answer is shown.
    if (state) state.failure = response;
    throw new ServerFailed(String(response.status));
  },
  cachedResponseWillBeUsed: ({ request }) => keptPage(request.url),
  // The strategy has one cache, but each version has its own.
  cacheWillUpdate: async ({ request, response }) => {
    await note(request.url, response);
    return null;
  },
  handlerDidError: async ({ request, state }) => {
    const failure: unknown = state?.failure;
    if (failure instanceof Response) return failure;
    const url = new URL(request.url);
    const { locale, festival } = programmeAt(request.url);
    const isSearch = url.pathname === `/${locale}/festivals/${festival}/search`;
    return offlinePage(locale, isSearch ? 'search' : 'missing', url);
  },
};

/**
 * The network first; what is kept after a short while, without a network, or from a failing server.
 */
export const programmePages = new NetworkFirst({ networkTimeoutSeconds: PATIENCE, plugins: [pages] });

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
      if (!secret || hasLapsed(secret, Date.now())) return null;
      // If this address was not kept with its query (a day, what was just added), the page without
      // it, or else with another.
      const cache = await caches.open(cacheName);
      const kept =
        cachedResponse ??
        (await cache.match(url.pathname, { ignoreVary: true })) ??
        (await cache.match(url, { ignoreSearch: true, ignoreVary: true }));
      // Each copy has its own date.
      const answeredAt = new Date(kept?.headers.get('date') ?? secret.confirmedAt).toISOString();
      return kept ? answerWith(kept, markedPage(await kept.text(), answeredAt)) : null;
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

const words = { fr, en };

/**
 * The page shown when neither the network nor this device has what was asked for: it lists the
 * programmes that can be read here.
 */
export async function offlinePage(locale: Locale, reason: 'missing' | 'search', url: URL): Promise<Response> {
  const { page } = words[locale];
  const set = (text: string) => escapedHtml(typeset(text, locale));
  const kept = (await allKept()).filter(({ versions }) => versions.length > 0);
  const list = kept.map((one) => `<li>${linkTo(one, locale)}</li>`).join('');
  const html = plainDocument(
    locale,
    set(page.title),
    `<h1>${set(page.title)}</h1><p>${set(page[reason])}</p>` +
      (kept.length > 0 ? `<h2>${set(page.kept)}</h2><ul>${list}</ul>` : `<p>${set(page.nothing)}</p>`) +
      `<p><a href="${escapedHtml(url.pathname + url.search)}">${set(page.retry)}</a></p>`,
  );
  return new Response(html, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': PLAIN_POLICY,
    },
  });
}

function linkTo({ festival, locale, name, timeZone, versions }: KeptVersions, reader: Locale): string {
  const own = isLocale(locale) ? locale : reader;
  const age = ageSaid(words[reader].page, Date.parse(versions[0]?.confirmedAt ?? ''), Date.now(), timeZone, reader);
  return `<a href="${programmeBase(own, festival)}" lang="${own}" hreflang="${own}">${escapedHtml(typeset(name, own))}</a><br><small>${escapedHtml(age.printed)}</small>`;
}

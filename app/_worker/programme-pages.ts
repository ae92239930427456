import { NetworkFirst, type SerwistPlugin } from 'serwist';
import { cacheOfVersion } from '#lib/offline/cache-names.ts';
import { answerOrder, keptPathFor, standsAt } from '#lib/offline/kept-pages.ts';
import { assetsOfPage, markedPage } from '#lib/offline/marked-page.ts';
import { type KnownPath, knownPathOf } from '#lib/offline/place.ts';
import { answerWith, isOf, packed, tagOf, unpacked } from './answers.ts';
import { keepAssets } from './assets.ts';
import { offlinePage } from './offline-page.ts';
import { type KeptVersion, keptVersionsOf, updateVersion } from './state.ts';
import { leaveIfGone } from './tending.ts';

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

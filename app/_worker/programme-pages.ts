import { NetworkFirst, type SerwistPlugin } from 'serwist';
import { cacheOfVersion } from '#lib/offline/cache-names.ts';
import { keptPathFor } from '#lib/offline/found.ts';
import { assetsOfPage, markedPage } from '#lib/offline/marked-page.ts';
import { answerOrder } from '#lib/offline/needed.ts';
import { standsAt } from '#lib/offline/now-page.ts';
import { type KnownPath, knownPathOf } from '#lib/offline/place.ts';
import { isOf, tagOf } from './asking.ts';
import { keepAssets } from './assets.ts';
import { offlinePage } from './offline-page.ts';
import { answerWith, packed, unpacked } from './packed.ts';
import { type KeptVersion, keptVersionsOf, updateVersion } from './state.ts';
import { leaveIfGone } from './tending.ts';

type Programme = Extract<KnownPath, { kind: 'programme' }>;

/** In seconds: a reader in a queue waits no longer for a network that says it is there. */
export const PATIENCE = 2.5;

function programmeAt(url: string): Programme {
  const place = knownPathOf(new URL(url).pathname);
  if (place?.kind !== 'programme') throw new Error(`No page of a programme: ${url}`);
  return place;
}

/** What a page is kept under: filters and whatever else stands behind it narrow the same page. */
const pathOf = (url: string) => new URL(url).pathname;

/** The page as this device has it, with its age; undefined when it has none. */
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
    // Under the title it has now, as the server would say.
    if (found !== path) return Response.redirect(found + new URL(url).search, 302);
    return answerWith(kept, markedPage(await unpacked(kept), confirmedAt));
  }
  return undefined;
}

/**
 * Notes that the network just answered with this version, and keeps the page where it belongs to
 * one that is being kept.
 */
async function note(url: string, answer: Response): Promise<void> {
  const { festival, locale } = programmeAt(url);
  const kept = await keptVersionsOf(festival, locale);
  if (!kept) return;
  // A page that is gone may be one of a festival that is gone.
  if (answer.status === 404 || answer.status === 410) return leaveIfGone(festival, locale);
  const tag = tagOf(answer);
  const known = tag === null ? undefined : kept.versions.find(({ version }) => isOf(tag, version));
  // Of another version the page itself tells, once it stands.
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
  // `stale-while-revalidate` is for caches between us and the reader. A browser heeds it too when a
  // worker asks, with a network and without.
  requestWillFetch: async ({ request }) => new Request(request, { cache: 'no-cache' }),
  fetchDidSucceed: async ({ response, state }) => {
    if (response.status < 500) return response;
    // A server that fails is no better than none; where nothing is kept, what it says is.
    if (state) state.failure = response;
    throw new ServerFailed(String(response.status));
  },
  cachedResponseWillBeUsed: ({ request }) => keptPage(request.url),
  // The strategy has one cache; each version has its own.
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
 * The network first; after a short while, without one, or from a server that fails, what is kept.
 */
export const programmePages = new NetworkFirst({ networkTimeoutSeconds: PATIENCE, plugins: [pages] });

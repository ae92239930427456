import { ASSETS } from '#lib/offline/cache-names.ts';
import { assetsOfStyle } from '#lib/offline/marked-page.ts';
import { allKept, allSecrets } from './state.ts';

/**
 * What may be kept besides pages. Of the APIs only those whose address contains a public key, since
 * their answers never change.
 */
const MAY_BE_KEPT = /^\/(?:_next\/static\/|fonts\/|api\/public\/|[\w-]+\.(?:js|css|svg|png)(?:\?|$))/;

/** Addresses whose content never changes. */
const IS_FIXED = /^\/(?:_next\/static\/|fonts\/|api\/public\/)|\?/;

/**
 * Fetches what is missing or may have changed, with the fonts that style sheets name. Returns every
 * path that is kept; throws when the connection breaks.
 */
export async function keepAssets(paths: readonly string[]): Promise<readonly string[]> {
  const cache = await caches.open(ASSETS);
  const kept = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (kept.has(path) || !MAY_BE_KEPT.test(path)) continue;
    const there = (IS_FIXED.test(path) && (await cache.match(path))) || (await fetchAsset(cache, path));
    if (!there) continue;
    kept.add(path);
    if (/\.css(?:\?|$)/.test(path)) waiting.push(...assetsOfStyle(await there.text(), path));
  }
  return [...kept];
}

async function fetchAsset(cache: Cache, path: string): Promise<Response | undefined> {
  const answer = await fetch(path, { priority: 'low', credentials: 'same-origin' });
  if (answer.status >= 500) throw new Error(`${path}: ${answer.status}`);
  if (!answer.ok || answer.redirected) return undefined;
  await cache.put(path, answer.clone());
  return answer;
}

/**
 * Deletes what no kept version needs any more. Open pages of an older build have their files in
 * memory.
 */
export async function dropUnusedAssets(): Promise<void> {
  const [festivals, secrets] = await Promise.all([allKept(), allSecrets()]);
  const versions = festivals.flatMap((kept) => kept.versions);
  const needed = new Set([...versions, ...secrets].flatMap(({ assets }) => assets));
  const cache = await caches.open(ASSETS);
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!needed.has(pathname + search)) await cache.delete(request);
  }
}

import { ASSETS, picturesOfFestival } from '#lib/offline/cache-names.ts';
import { assetsOfStyle, pictureStem } from '#lib/offline/marked-page.ts';
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

/** The most bytes that the small pictures of one festival may take. */
const MAX_BYTES = 10_000_000;

/**
 * The small pictures that pages name; `isAll`: every page of a version was read to collect them.
 */
export type NamedPictures = { paths: Set<string>; isAll: boolean };

/**
 * Fetches missing pictures while there is room and the line need not be spared, and deletes those
 * that no page names any more. Pages are usable without; what fails here is tried again with the
 * next version.
 */
export async function keepPictures(
  festival: string,
  { paths, isAll }: NamedPictures,
  isThrifty: () => boolean,
): Promise<void> {
  const name = picturesOfFestival(festival);
  if (paths.size === 0) {
    if (isAll) await caches.delete(name);
    return;
  }
  const cache = await caches.open(name);
  const there = new Set<string>();
  let bytes = 0;
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    there.add(pathname);
    if (isAll && !paths.has(pathname)) await cache.delete(request);
    else bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  }
  try {
    for (const path of paths) {
      if (there.has(path)) continue;
      if (isThrifty()) return;
      const answer = await fetch(path, { priority: 'low', credentials: 'omit' });
      if (!answer.ok) continue;
      bytes += (await answer.clone().blob()).size;
      if (bytes > MAX_BYTES) return;
      await cache.put(path, answer);
    }
  } catch {
    // There is no network, or no room.
  }
}

/** A picture from the network, else its small kept version, whatever size was asked for. */
export async function picture(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const { pathname } = new URL(request.url);
    const name = picturesOfFestival(pathname.split('/')[2] ?? '');
    // `caches.open` would create it: leaving a page aborts its pictures, even if its festival was
    // forgotten meanwhile.
    if (!(await caches.has(name))) throw error;
    const cache = await caches.open(name);
    const stem = pictureStem(pathname);
    const kept = (await cache.keys()).find(({ url }) => pictureStem(new URL(url).pathname) === stem);
    const found = kept && (await cache.match(kept));
    if (!found) throw error;
    return found;
  }
}

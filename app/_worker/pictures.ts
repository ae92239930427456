import { picturesOfFestival } from '#lib/offline/cache-names.ts';
import { pictureStem } from '#lib/offline/marked-page.ts';

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
  if (paths.size === 0) return;
  const cache = await caches.open(picturesOfFestival(festival));
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

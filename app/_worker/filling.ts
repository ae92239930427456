import { cacheOfVersion } from '#lib/offline/cache-names.ts';
import { wantedOf } from '#lib/offline/kept-pages.ts';
import { assetsOfPage, picturesOfPage } from '#lib/offline/marked-page.ts';
import type { PageList } from '#lib/offline/page-list.ts';
import { isOf, packed, tagOf } from './answers.ts';
import { keepAssets, type NamedPictures } from './assets.ts';
import { dropOldestBut } from './leaving.ts';
import { keptVersionsOf, updateVersion } from './state.ts';

/** The most bytes, compressed, that one version of a programme may take. */
const MAX_BYTES = 40_000_000;
/**
 * How many fetches run at the same time, so that a page the reader opens need not wait for many.
 */
const AT_ONCE = 3;

/** `pictures` is an output: the pictures that the pages name. */
export type Circumstances = Readonly<{
  starred: readonly number[];
  isThrifty: () => boolean;
  pictures: NamedPictures;
}>;

/**
 * `whole` and `thrifty`: everything wanted is there. `cut`: the connection broke, and the next
 * visit continues. `moved`: the server has another version by now. `full`: the device has no more
 * room.
 */
export type Filled = 'whole' | 'thrifty' | 'cut' | 'moved' | 'full';

/**
 * Fetches what is missing of this version into its cache. Its pages are not used before it is
 * complete, unless there are no others.
 */
export async function fillCache(
  festival: string,
  locale: string,
  list: PageList,
  given: Circumstances,
): Promise<Filled> {
  const { version } = list;
  const cache = await caches.open(cacheOfVersion(festival, locale, version));
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const before = (await keptVersionsOf(festival, locale))?.versions.find((one) => one.version === version);
  const assets = new Set(before?.assets);
  let bytes = before?.bytes ?? 0;
  let end: Filled | null = null;

  const note = () => updateVersion(festival, locale, version, (one) => ({ ...one, assets: [...assets], bytes }));
  const draw = async (named: readonly string[]) => {
    const more = named.filter((path) => !assets.has(path));
    if (more.length === 0) return;
    for (const path of more) assets.add(path);
    for (const path of await keepAssets(more)) assets.add(path);
    // Noted before anything is tidied up. A festival that was forgotten meanwhile is not filled
    // again.
    if ((await note()) === null) end = 'moved';
  };

  const wanted = (isThrifty: boolean) => wantedOf(list, { starred: given.starred, now: Date.now(), isThrifty });
  const [all, few] = [wanted(false), wanted(true)];
  const asked = new Set<string>(there);
  given.pictures.isAll = there.size === 0;
  const next = () => {
    if (bytes >= MAX_BYTES) return undefined;
    const path = (given.isThrifty() ? few : all).find((one) => !asked.has(one));
    if (path !== undefined) asked.add(path);
    return path;
  };
  const work = async () => {
    for (let path = next(); path !== undefined && end === null; path = next()) {
      const answer = await fetch(path, { cache: 'no-cache', priority: 'low', credentials: 'omit', redirect: 'manual' });
      if (answer.status >= 500 || answer.status === 429) throw new Error(`${path}: ${answer.status}`);
      // A page that was removed after the list was made is left to the next version.
      const tag = tagOf(answer);
      if (answer.status !== 200 || tag === null) continue;
      if (!isOf(tag, version)) {
        end = 'moved';
        return;
      }
      const html = await answer.text();
      await draw(assetsOfPage(html));
      for (const one of picturesOfPage(html)) given.pictures.paths.add(one);
      const page = await packed(answer, html);
      await put(festival, () => cache.put(path, page.response.clone()));
      bytes += page.bytes;
    }
  };

  try {
    await draw(list.assets);
    await together(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    end = isFull(error) ? 'full' : 'cut';
  }
  // Where there is no room, there is none for the note either.
  if (end === 'full') await makeRoom(festival, locale, cache);
  await note();
  return end ?? (given.isThrifty() ? 'thrifty' : 'whole');
}

/**
 * Waits for all, even when one fails, so that nothing goes on after the tidying up. Throws what the
 * first one to fail threw.
 */
async function together(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/**
 * Deletes what was begun of this version if an older one is there; otherwise only as much as the
 * note needs.
 */
async function makeRoom(festival: string, locale: string, cache: Cache): Promise<void> {
  const isAlone = (await keptVersionsOf(festival, locale))?.versions.length === 1;
  const requests = await cache.keys();
  // Page by page: a deleted cache keeps its room as long as somebody holds it.
  for (const request of isAlone ? requests.slice(-3) : requests) await cache.delete(request);
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError';

/**
 * Writes; if the device is full, forgets the festival that was not opened for longest and tries
 * once more.
 */
async function put(festival: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isFull(error) || !(await dropOldestBut(festival))) throw error;
    await write();
  }
}

/// <reference lib="webworker" />

import { hasLapsed } from '#lib/offline/board.ts';
import { CURRENT, cacheOfVersion, cachesOfFestival, KEPT_FESTIVALS, OURS } from '#lib/offline/cache-names.ts';
import { stillNeeded, wantedOf } from '#lib/offline/kept-pages.ts';
import { assetsOfPage, picturesOfPage } from '#lib/offline/marked-page.ts';
import type { PageList } from '#lib/offline/page-list.ts';
import { ask, isOf, packed, tagOf } from './answers.ts';
import { dropUnusedAssets, keepAssets, keepPictures, type NamedPictures } from './assets.ts';
import { forgetPush } from './push.ts';
import {
  allKept,
  allPushes,
  allSecrets,
  dropSecret,
  type KeptVersion,
  type KeptVersions,
  keptVersionsOf,
  updateKept,
  updateVersion,
} from './state.ts';

/*
 * How the service worker keeps programmes: fetching what is new, and deleting what is gone, old or
 * too much.
 */

declare const self: ServiceWorkerGlobalScope;

/**
 * In milliseconds: how often the server is asked whether the programme has changed, however many
 * pages are open.
 */
const ASK_EVERY = 60_000;

/**
 * What an open page reports: its address, its key, the reader's stars, and the state of the line.
 */
type Visit = Readonly<{
  festival: string;
  locale: string;
  key: string | null;
  isOpening: boolean;
  isThrifty: boolean;
  starred: readonly number[];
}>;

const busy = new Map<string, Promise<void>>();
const thrift = new Map<string, boolean>();

/**
 * Keeps the programme of an open page: asks for its list and fetches what is new. One at a time for
 * each programme.
 */
export function tend(visit: Visit): Promise<void> {
  const name = `${visit.festival} ${visit.locale}`;
  // The line may have changed since the fetching began.
  thrift.set(name, visit.isThrifty);
  const begun = busy.get(name);
  if (begun) return begun;
  const done = keep(visit, { starred: visit.starred, isThrifty: () => thrift.get(name) ?? false }).finally(() =>
    busy.delete(name),
  );
  busy.set(name, done);
  return done;
}

/** Only asks whether the programme still exists. */
export async function leaveIfGone(festival: string, locale: string): Promise<void> {
  if ((await ask(festival, locale)).is === 'gone') await forget(festival);
}

async function keep(visit: Visit, given: Omit<Circumstances, 'pictures'>): Promise<void> {
  const { festival, locale } = visit;
  const before = await keptVersionsOf(festival, locale);
  if (before && !isDue(before, visit)) {
    if (visit.isOpening) await updateKept(festival, locale, (kept) => kept && { ...kept, openedAt: Date.now() });
    return;
  }
  // If the programme is published anew meanwhile it begins again, a few times, as an organiser may
  // publish one correction after another.
  for (let times = 0; times < 3; times += 1) {
    const asked = await ask(festival, locale);
    if (asked.is === 'gone') return forget(festival);
    if (asked.is === 'unknown') return;
    const { list } = asked;
    const begun = await begin(visit, list);
    if (begun?.versions[0]?.isRefused) return;
    const pictures: NamedPictures = { paths: new Set(), isAll: false };
    const filled = await fillCache(festival, locale, list, { ...given, pictures });
    await settle(festival, locale, list.version, filled);
    // After the pages, which do not wait for pictures.
    if (filled === 'whole') await keepPictures(festival, pictures, given.isThrifty);
    // If the festival was forgotten meanwhile, what was fetched is deleted too.
    if (!(await keptVersionsOf(festival, locale))) return forget(festival);
    if (filled !== 'moved') return;
  }
}

function isDue({ askedAt, versions }: KeptVersions, { key, isThrifty }: Visit): boolean {
  const [newest] = versions;
  const isSame = newest !== undefined && (key === null || newest.version.startsWith(`${key}-`));
  const isDone = newest?.isRefused || (newest?.isReady && (newest.isWhole || isThrifty));
  return !isSame || !isDone || Date.now() - askedAt >= ASK_EVERY;
}

/** Notes that the server was asked, and adds its version. */
async function begin(
  { festival, locale, isOpening }: Visit,
  { version, name, timeZone, now: nowPages }: PageList,
): Promise<KeptVersions | null> {
  const now = Date.now();
  const confirmedAt = new Date(now).toISOString();
  const begun = await updateKept(festival, locale, (kept) => {
    const known = kept?.versions.find((one) => one.version === version) ?? {
      version,
      isReady: false,
      isWhole: false,
      isRefused: false,
      assets: [],
      bytes: 0,
    };
    const others = kept?.versions.filter((one) => one.version !== version) ?? [];
    return {
      festival,
      locale,
      name,
      timeZone,
      now: nowPages,
      openedAt: isOpening || !kept ? now : kept.openedAt,
      askedAt: now,
      versions: [{ ...known, confirmedAt }, ...others],
    };
  });
  while (new Set((await allKept()).map((kept) => kept.festival)).size > KEPT_FESTIVALS)
    if (!(await dropOldestBut(festival))) break;
  return begun;
}

/** Updates a version after it was filled, and deletes those it replaces. */
async function settle(festival: string, locale: string, version: string, filled: Filled): Promise<void> {
  const after = await updateKept(festival, locale, (kept) => {
    if (!kept) return null;
    const isAlone = kept.versions.length === 1;
    const versions = kept.versions.map((one) => (one.version === version ? settled(one, filled, isAlone) : one));
    return { ...kept, versions: stillNeeded(versions) };
  });
  if (!after) return;
  const needed = after.versions.filter(({ isReady, isRefused }) => isReady || !isRefused);
  const names = new Set(needed.map((one) => cacheOfVersion(festival, locale, one.version)));
  const start = cacheOfVersion(festival, locale, '');
  const old = (await caches.keys()).filter((name) => name.startsWith(start) && !names.has(name));
  for (const name of old) await caches.delete(name);
  if (old.length > 0) await dropUnusedAssets();
}

function settled(one: KeptVersion, filled: Filled, isAlone: boolean): KeptVersion {
  if (filled === 'whole') return { ...one, isReady: true, isWhole: true };
  if (filled === 'thrifty') return { ...one, isReady: true };
  // If the device is full, what fits is used if nothing else is kept; otherwise the complete
  // version before it stays.
  return filled === 'full' ? { ...one, isRefused: true, isReady: isAlone, assets: isAlone ? one.assets : [] } : one;
}

const namesBelow = async (start: string) => (await caches.keys()).filter((name) => name.startsWith(start));

/**
 * Forgets a festival in every language. After the last one the worker is removed too; the next
 * programme that is opened installs it again.
 */
async function forget(festival: string): Promise<void> {
  for (const { locale } of (await allKept()).filter((kept) => kept.festival === festival))
    await updateKept(festival, locale, () => null);
  for (const name of await namesBelow(cachesOfFestival(festival))) await caches.delete(name);
  await leaveOrTidy();
}

/** Forgets a page behind a secret address that was closed. */
export async function forgetSecret(cache: string): Promise<void> {
  await dropSecret(cache);
  await forgetPush(cache);
  await leaveOrTidy();
}

async function leaveOrTidy(): Promise<void> {
  if ((await allKept()).length > 0 || (await allSecrets()).length > 0) return dropUnusedAssets();
  // Without the worker no notifications could arrive.
  if ((await allPushes()).length > 0) return;
  for (const name of await namesBelow(OURS)) await caches.delete(name);
  await self.registration.unregister();
}

/**
 * Makes room by forgetting the festival that was not opened for longest. False when there is none
 * but this one.
 */
async function dropOldestBut(festival: string): Promise<boolean> {
  const oldest = (await allKept()).findLast((kept) => kept.festival !== festival);
  if (oldest) await forget(oldest.festival);
  return oldest !== undefined;
}

/** Deletes what an earlier worker kept in another format. Open pages have what they need. */
export async function dropOtherFormats(): Promise<void> {
  for (const name of await namesBelow(OURS)) if (!name.startsWith(CURRENT)) await caches.delete(name);
}

/** `now`: epoch milliseconds. */
export async function dropOldSecrets(now: number): Promise<void> {
  for (const secret of await allSecrets()) if (hasLapsed(secret, now)) await dropSecret(secret.cache);
}

/** The most bytes, compressed, that one version of a programme may take. */
const MAX_BYTES = 40_000_000;
/**
 * How many fetches run at the same time, so that a page the reader opens need not wait for many.
 */
const AT_ONCE = 3;

/** `pictures` is an output: the pictures that the pages name. */
type Circumstances = Readonly<{
  starred: readonly number[];
  isThrifty: () => boolean;
  pictures: NamedPictures;
}>;

/**
 * `whole` and `thrifty`: everything wanted is there. `cut`: the connection broke, and the next
 * visit continues. `moved`: the server has another version by now. `full`: the device has no more
 * room.
 */
type Filled = 'whole' | 'thrifty' | 'cut' | 'moved' | 'full';

/**
 * Fetches what is missing of this version into its cache. Its pages are not used before it is
 * complete, unless there are no others.
 */
async function fillCache(festival: string, locale: string, list: PageList, given: Circumstances): Promise<Filled> {
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

import { cacheOfVersion, KEPT_FESTIVALS } from '#lib/offline/cache-names.ts';
import { stillNeeded } from '#lib/offline/kept-pages.ts';
import type { PageList } from '#lib/offline/page-list.ts';
import { ask } from './answers.ts';
import { dropUnusedAssets, keepPictures, type NamedPictures } from './assets.ts';
import { type Circumstances, type Filled, fillCache } from './filling.ts';
import { dropOldestBut, forget } from './leaving.ts';
import { allKept, type KeptVersion, type KeptVersions, keptVersionsOf, updateKept } from './state.ts';

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

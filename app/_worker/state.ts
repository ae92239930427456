import type { BoardTerms } from '#lib/offline/board.ts';
import { STATE } from '#lib/offline/cache-names.ts';
import type { PageList } from '#lib/offline/page-list.ts';

/** One version of a programme in one language, in a cache of its own. */
export type KeptVersion = Readonly<{
  version: string;
  /** The instant when it was last confirmed to be the current version. */
  confirmedAt: string;
  /** Everything wanted of it is there, so it is used before older versions. */
  isReady: boolean;
  /** Nothing was left out to save data. */
  isWhole: boolean;
  /** The device had no room for it; it is not tried again. */
  isRefused: boolean;
  assets: readonly string[];
  /** The size of its pages. */
  bytes: number;
}>;

/** What the worker knows of a festival in one language. The newest version comes first. */
export type KeptVersions = Readonly<{
  festival: string;
  locale: string;
  name: string;
  timeZone: string;
  now: PageList['now'];
  /** Epoch milliseconds: when somebody last opened it, and when the server was last asked. */
  openedAt: number;
  askedAt: number;
  versions: readonly KeptVersion[];
}>;

const PATH = '/kept/';
const pathOf = (festival: string, locale: string) => `${PATH}${festival}/${locale}`;

export async function keptVersionsOf(festival: string, locale: string): Promise<KeptVersions | null> {
  const found = await (await caches.open(STATE)).match(pathOf(festival, locale));
  return found ? ((await found.json()) as KeptVersions) : null;
}

/** Every festival and language that is kept, the last opened first. */
export const allKept = async (): Promise<KeptVersions[]> =>
  (await allOf<KeptVersions>(PATH)).sort((a, b) => b.openedAt - a.openedAt);

async function allOf<T>(below: string): Promise<T[]> {
  const cache = await caches.open(STATE);
  const keys = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(below));
  const found = await Promise.all(keys.map((request) => cache.match(request)));
  return Promise.all(found.flatMap((response) => (response ? [response.json() as Promise<T>] : [])));
}

// Writes are queued: pages, timers and fetching may write at the same time, and would overwrite one
// another.
let writing: Promise<unknown> = Promise.resolve();

/**
 * Changes what is known of a festival. If nothing is known (any more), it stays so, unless `change`
 * makes something from null.
 */
export function updateKept(
  festival: string,
  locale: string,
  change: (kept: KeptVersions | null) => KeptVersions | null,
): Promise<KeptVersions | null> {
  const done = writing.then(async () => {
    const before = await keptVersionsOf(festival, locale);
    const after = change(before);
    if (after === before) return after;
    const cache = await caches.open(STATE);
    if (after) await cache.put(pathOf(festival, locale), Response.json(after));
    else await cache.delete(pathOf(festival, locale));
    return after;
  });
  writing = done.catch(() => {});
  return done;
}

/** The same for one version. */
export const updateVersion = (
  festival: string,
  locale: string,
  version: string,
  change: (kept: KeptVersion) => KeptVersion,
): Promise<KeptVersions | null> =>
  updateKept(festival, locale, (kept) =>
    kept ? { ...kept, versions: kept.versions.map((one) => (one.version === version ? change(one) : one)) } : null,
  );

/**
 * A page behind a secret address, or the board of the day, which also names its reader and until
 * when it may be kept.
 */
type KeptSecret = Readonly<{ cache: string; confirmedAt: string; assets: readonly string[] } & Partial<BoardTerms>>;

const SECRETS = '/secret/';

export const allSecrets = () => allOf<KeptSecret>(SECRETS);

export async function secretOf(cache: string): Promise<KeptSecret | null> {
  const found = await (await caches.open(STATE)).match(SECRETS + cache);
  return found ? ((await found.json()) as KeptSecret) : null;
}

export async function writeSecret(secret: KeptSecret): Promise<void> {
  await (await caches.open(STATE)).put(SECRETS + secret.cache, Response.json(secret));
}

export async function dropSecret(cache: string): Promise<void> {
  await caches.delete(cache);
  await (await caches.open(STATE)).delete(SECRETS + cache);
}

/**
 * A page for which this browser gets notifications (`lib/push/`). A message names it by its `key`;
 * only this browser knows where it leads.
 */
export type KeptPush = Readonly<{
  key: string;
  /** The page to open, and the address it posts to: both may be secret. */
  page: string;
  post: string;
  wishes: readonly string[];
  /** The festival's own icon. */
  icon: string;
  /** The label of the button that ends the notifications. */
  stop: string;
}>;

const PUSHES = '/push/';
const pathOfPush = (post: string) => PUSHES + encodeURIComponent(post);

export const allPushes = () => allOf<KeptPush>(PUSHES);

export async function pushOf(post: string): Promise<KeptPush | null> {
  const found = await (await caches.open(STATE)).match(pathOfPush(post));
  return found ? ((await found.json()) as KeptPush) : null;
}

export async function writePush(push: KeptPush): Promise<void> {
  await (await caches.open(STATE)).put(pathOfPush(push.post), Response.json(push));
}

export async function dropPush(post: string): Promise<void> {
  await (await caches.open(STATE)).delete(pathOfPush(post));
}

import type { Released } from '../programme/released.ts';
import { BoundedCache } from './bounded-cache.ts';
import { compress } from './compress.ts';
import type { Feed, FeedOptions } from './feed.ts';
import type { Encoding } from './http.ts';
import { calendarPieces } from './ical.ts';
import { bytesInPieces } from './in-pieces.ts';
import { type Publisher, releaseTag } from './release-tag.ts';

/** The strong tag of a calendar of a release, with its quotes. */
export const etagOf = (
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): string => releaseTag(released, publisher, [feed.path, options.locale, options.cancelled, encoding]);

/** In bytes: some hundred calendars of two hundred séances, in every language and encoding asked for. */
const MAX_KEPT = 48_000_000;

type Bytes = Uint8Array<ArrayBuffer>;

// The proxy and the app are two module graphs: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneFeeds?: BoundedCache<Bytes> };

/** What is being written now, by tag. */
const writing = new Map<string, Promise<Bytes>>();

/**
 * The bytes that `etag` names, written and compressed once for all who ask: many ask for a new programme in the same minute. A
 * large one is written in slices, and requests that came meanwhile are answered in between.
 */
export async function bytesOf(
  etag: string,
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): Promise<Bytes> {
  const known = shared.lanterneFeeds?.get(etag) ?? writing.get(etag);
  if (known) return known;
  const begun = write(released, feed, options, encoding, publisher).finally(() => writing.delete(etag));
  writing.set(etag, begun);
  const bytes = await begun;
  shared.lanterneFeeds ??= new BoundedCache(MAX_KEPT);
  shared.lanterneFeeds.set(etag, bytes, bytes.length);
  return bytes;
}

async function write(
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  { url }: Publisher,
): Promise<Bytes> {
  return compress(await bytesInPieces(calendarPieces(released, feed, { ...options, url })), encoding);
}

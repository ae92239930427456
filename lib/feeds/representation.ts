import { createHash } from 'node:crypto';
import type { Released } from '../programme/released.ts';
import { BoundedCache } from './bounded-cache.ts';
import { compress } from './compress.ts';
import type { Feed, FeedOptions } from './feed.ts';
import type { Encoding } from './http.ts';
import { calendarPieces } from './ical.ts';
import { bytesInPieces } from './in-pieces.ts';

/** What stands behind an address: the program that wrote it, and where the public finds this installation. */
export type Publisher = Readonly<{ buildId: string; url: string }>;

/**
 * The strong tag of one representation (RFC 9110 section 8.8.3): the release, and a hash of everything else its bytes depend on.
 * With its quotes.
 */
export function etagOf(
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): string {
  const { buildId, url } = publisher;
  const parts = [released.sha256, buildId, url, feed.path, options.locale, options.cancelled, encoding];
  const key = parts.join('\n');
  const known = tags.get(`${released.number}\n${key}`);
  if (known) return known;
  const hash = createHash('sha256').update(key).digest('base64url').slice(0, 22);
  const tag = `"${released.number}-${hash}"`;
  if (tags.size >= MOST_TAGS) tags.clear();
  tags.set(`${released.number}\n${key}`, tag);
  return tag;
}

// Calendars are asked for again and again: most of what they cost is naming what the client already has.
const MOST_TAGS = 5000;
const tags = new Map<string, string>();

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

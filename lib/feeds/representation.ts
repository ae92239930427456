import { createHash } from 'node:crypto';
import type { Released } from '../programme/released.ts';
import { BoundedCache } from './bounded-cache.ts';
import { compress } from './compress.ts';
import type { Feed, FeedOptions } from './feed.ts';
import type { Encoding } from './http.ts';
import { writeCalendar } from './ical.ts';

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

// The proxy and the app are two module graphs: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneFeeds?: BoundedCache<Uint8Array<ArrayBuffer>> };

/** The bytes that `etag` names, written and compressed once for all who ask. */
export function bytesOf(
  etag: string,
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): Uint8Array<ArrayBuffer> {
  shared.lanterneFeeds ??= new BoundedCache(MAX_KEPT);
  const kept = shared.lanterneFeeds.get(etag);
  if (kept) return kept;
  const text = writeCalendar(released, feed, { ...options, url: publisher.url });
  const bytes = compress(Buffer.from(text), encoding);
  shared.lanterneFeeds.set(etag, bytes, bytes.length);
  return bytes;
}

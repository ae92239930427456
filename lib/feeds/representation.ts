import { oneInProcess } from '#lib/one-in-process.ts';
import type { Released } from '#lib/programme/released.ts';
import type { Feed, FeedOptions } from './feed.ts';
import { bytesInPieces, compress, type Encoding, KeptBytes, type Publisher, releaseTag } from './http.ts';
import { calendarPieces } from './ical.ts';

/** The strong entity tag of a calendar of a release, without quotes. */
export const etagOf = (
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): string => releaseTag(released, publisher, [feed.path, ...written(options), encoding]);

/** What its bytes depend on besides the release, for the tag. */
export const written = ({ locale, cancelled, isOver }: FeedOptions): string[] => [
  locale,
  cancelled,
  ...(isOver ? ['over'] : []),
];

/** In bytes: some hundred calendars of two hundred séances, in every language and encoding. */
const MAX_KEPT = 48_000_000;

const kept = oneInProcess('lanterneFeeds', () => new KeptBytes(MAX_KEPT));

/**
 * The bytes of `etag`, written and compressed once for all requests, because many ask for a new
 * programme in the same minute. A large one is written in slices, and other requests are answered
 * in between.
 */
export const bytesOf = (
  etag: string,
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): Promise<Uint8Array<ArrayBuffer>> => kept().get(etag, () => write(released, feed, options, encoding, publisher));

async function write(
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  { url }: Publisher,
): Promise<Uint8Array<ArrayBuffer>> {
  return compress(await bytesInPieces(calendarPieces(released, feed, { ...options, url })), encoding);
}

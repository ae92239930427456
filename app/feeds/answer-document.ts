import { failureOf } from '#app/_server/failure.ts';
import { respond } from '#app/_server/respond.ts';
import { bytesInPieces, compress, type Encoding, KeptBytes, releaseTag } from '#lib/feeds/http.ts';
import { type Released, readAhead } from '#lib/programme/released.ts';
import { publisherOf } from './publisher.ts';

/**
 * A document made only from a release, apart from calendars: a feed of changes, a list of pages.
 */
type ReleaseDocument = Readonly<{
  /** What else its content depends on: its path, a language. */
  name: string;
  contentType: string;
  cacheControl: string;
  /**
   * Writes the document; a large one in pieces, between which other requests are answered. `url` is
   * the public address of the festival.
   */
  write: (url: string) => string | Iterable<string> | Promise<Buffer>;
  /** Compressed already: doing it again would take time and save nothing. */
  isPacked?: boolean;
  /** Further headers. */
  headers?: Readonly<Record<string, string>>;
}>;

/** In bytes. */
const MAX_KEPT = 16_000_000;
const kept = new KeptBytes(MAX_KEPT);

/**
 * Answers GET and HEAD of a document of this festival: 304 before anything is written, else written
 * and compressed once for everybody. 404 for what was never published, and where `describe` returns
 * null.
 */
export async function answerDocument(
  request: Request,
  slug: string,
  describe: (released: Released) => ReleaseDocument | null,
): Promise<Response> {
  try {
    const released = await readAhead('bySlug', slug);
    const document = released && describe(released);
    return (document && (await answer(request, released, document))) ?? plain(404, { 'Cache-Control': 'no-cache' });
  } catch (error) {
    failureOf(error);
    return plain(503, { 'Cache-Control': 'no-store', 'Retry-After': '120' });
  }
}

function answer(
  request: Request,
  released: Released,
  { name, contentType, cacheControl, write, isPacked = false, headers = {} }: ReleaseDocument,
): Promise<Response | null> {
  const publisher = publisherOf(released);
  const tagIn = (encoding: Encoding) => releaseTag(released, publisher, [name, encoding]);
  return respond(request, {
    tag: tagIn,
    lastModified: released.changedAt,
    contentType,
    renewed: { 'Cache-Control': cacheControl },
    headers: { ...headers, ...(released.document.festival.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}) },
    isPacked,
    bytes: (encoding) => kept.get(tagIn(encoding), async () => compress(await bytesOf(write(publisher.url)), encoding)),
  });
}

const bytesOf = (text: string | Iterable<string> | Promise<Buffer>) =>
  text instanceof Promise ? text : bytesInPieces(text);

const plain = (status: 404 | 503, headers: Record<string, string>) =>
  new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff', ...headers } });

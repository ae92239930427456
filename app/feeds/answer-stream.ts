import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { constants, createBrotliCompress, createDeflate, createGzip } from 'node:zlib';
import { env } from '../../lib/env.ts';
import { BoundedCache } from '../../lib/feeds/bounded-cache.ts';
import { type Encoding, httpDate, isNotModified, negotiateEncoding } from '../../lib/feeds/http.ts';
import { type Released, readAhead, releasedBySlug } from '../../lib/programme/released.ts';
import { buildId } from './build-id.ts';
import { encodedResponse } from './encoded-response.ts';
import { refuseFeed } from './refuse-feed.ts';

/** A file that is made of a release and of nothing else, and may be long. */
export type ReleaseFile = Readonly<{
  /** What else its bytes depend on: its path, a language. */
  name: string;
  contentType: string;
  /** What a browser calls it when it keeps it. */
  fileName: string;
  /** `url` is the public address of the site. */
  pieces: (url: string) => Iterable<string>;
}>;

/** In bytes. */
const kept = new BoundedCache<Uint8Array<ArrayBuffer>>(32_000_000);

/**
 * Answers GET and HEAD of a file of this festival: 304 before anything is written. The first who asks is sent each piece as it is written, with other answers in between;
 * all others get what was kept of it. 404 for what was never published.
 */
export async function answerStream(
  request: Request,
  slug: string,
  describe: (released: Released) => ReleaseFile,
): Promise<Response> {
  try {
    await readAhead('bySlug', slug);
    const released = releasedBySlug(slug);
    return released ? answer(request, released, describe(released)) : refuseFeed(request, 404);
  } catch (error) {
    console.error(error);
    return refuseFeed(request, 503);
  }
}

function answer(request: Request, released: Released, { name, contentType, fileName, pieces }: ReleaseFile): Response {
  const { url } = env();
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const depends = [released.sha256, buildId(), url, name, encoding].join('\n');
  const etag = `"${released.number}-${createHash('sha256').update(depends).digest('base64url').slice(0, 22)}"`;
  const lastModified = httpDate(released.document.publishedAt);
  const renewed = {
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
  };
  if (isNotModified(request.headers, etag, lastModified)) return new Response(null, { status: 304, headers: renewed });

  const headers: Record<string, string> = {
    ...renewed,
    'Content-Type': contentType,
    'Content-Disposition': `inline; filename="${fileName}"`,
    'Last-Modified': lastModified,
    'X-Content-Type-Options': 'nosniff',
    // What is published is for every site to show: a page elsewhere may read it by script.
    'Access-Control-Allow-Origin': '*',
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    ...(released.document.festival.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}),
  };
  const known = kept.get(etag);
  if (request.method === 'HEAD') return encodedResponse(null, { headers });
  if (known) return encodedResponse(known, { headers: { ...headers, 'Content-Length': String(known.length) } });
  return encodedResponse(written(pieces(url), encoding, etag), { headers });
}

/** Each piece as it is written, encoded; the whole is kept once it is there. */
function written(pieces: Iterable<string>, encoding: Encoding, etag: string): ReadableStream<Uint8Array> {
  const source = Readable.from(inBetween(pieces));
  const encoded = encoderOf(encoding);
  const sent = encoded ? source.on('error', (error) => encoded.destroy(error)).pipe(encoded) : source;
  const chunks: Buffer[] = [];
  sent.on('data', (chunk: Buffer) => chunks.push(chunk));
  sent.on('end', () => {
    const bytes = new Uint8Array(Buffer.concat(chunks));
    kept.set(etag, bytes, bytes.length);
  });
  return Readable.toWeb(sent) as ReadableStream<Uint8Array>;
}

async function* inBetween(pieces: Iterable<string>): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    yield Buffer.from(piece);
    await setImmediate();
  }
}

function encoderOf(encoding: Encoding) {
  if (encoding === 'br') return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  if (encoding === 'gzip') return createGzip();
  return encoding === 'deflate' ? createDeflate() : null;
}

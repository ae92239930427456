import { createHash } from 'node:crypto';
import { env } from '../../lib/env.ts';
import { BoundedCache } from '../../lib/feeds/bounded-cache.ts';
import { compress } from '../../lib/feeds/compress.ts';
import { httpDate, isNotModified, negotiateEncoding } from '../../lib/feeds/http.ts';
import type { Released } from '../../lib/programme/released.ts';
import { buildId } from './build-id.ts';
import { encodedResponse } from './encoded-response.ts';

/** A document that is made of a release and of nothing else, beside calendars: a feed of changes, a list of pages. */
export type ReleaseDocument = Readonly<{
  released: Released;
  /** What else its bytes depend on: its path, a language. */
  name: string;
  contentType: string;
  cacheControl: string;
  /** Writes it; `url` is the public address of the site. */
  write: (url: string) => string;
}>;

/** In bytes. */
const MAX_KEPT = 16_000_000;
const kept = new BoundedCache<Uint8Array<ArrayBuffer>>(MAX_KEPT);

/** Answers GET and HEAD: 304 before anything is written, written and compressed once for all who ask. `find` null is a 404. */
export function answerDocument(request: Request, find: () => ReleaseDocument | null): Response {
  try {
    const document = find();
    return document ? answer(request, document) : plain(404, { 'Cache-Control': 'no-cache' });
  } catch (error) {
    console.error(error);
    return plain(503, { 'Cache-Control': 'no-store', 'Retry-After': '120' });
  }
}

function answer(request: Request, { released, name, contentType, cacheControl, write }: ReleaseDocument): Response {
  const { url } = env();
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const depends = [released.sha256, buildId(), url, name, encoding].join('\n');
  const etag = `"${released.number}-${createHash('sha256').update(depends).digest('base64url').slice(0, 22)}"`;
  const lastModified = httpDate(released.document.publishedAt);
  const renewed = { ETag: etag, Vary: 'Accept-Encoding', 'Cache-Control': cacheControl };
  if (isNotModified(request.headers, etag, lastModified)) return new Response(null, { status: 304, headers: renewed });

  const bytes = kept.get(etag) ?? compress(Buffer.from(write(url)), encoding);
  kept.set(etag, bytes, bytes.length);
  return encodedResponse(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...renewed,
      'Content-Type': contentType,
      'Content-Length': String(bytes.length),
      'Last-Modified': lastModified,
      'X-Content-Type-Options': 'nosniff',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      ...(released.document.festival.isDemonstration ? { 'X-Robots-Tag': 'noindex' } : {}),
    },
  });
}

const plain = (status: 404 | 503, headers: Record<string, string>) =>
  new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff', ...headers } });

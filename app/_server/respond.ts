import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { ReadableStream } from 'node:stream/web';
import { env } from '#lib/env.ts';
import { orNotFound } from '#lib/errors.ts';
import {
  type Bytes,
  compress,
  type Encoding,
  httpDate,
  isNotModified,
  matchesEtag,
  negotiateEncoding,
} from '#lib/feeds/http.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import type { BriefingFile } from '#lib/volunteers/briefings.ts';

type HeaderFields = Readonly<Record<string, string>>;

type ByteAnswer = Readonly<{
  /**
   * The tag of the answer in this encoding, without quotes; null where clients cannot ask whether
   * it changed.
   */
  tag: ((encoding: Encoding) => string) | null;
  /**
   * For a tag that stands for the same content in any encoding; other tags stand for exact bytes.
   */
  isWeak?: boolean;
  /** The instant of the last change. It is left out in doubt, since HTTP counts in seconds. */
  lastModified?: string;
  status?: number;
  contentType: string;
  /** Headers sent with a 304 too: who may cache it, and for how long. */
  renewed: HeaderFields;
  /** Headers sent with a 200 only. */
  headers?: HeaderFields;
  /** Compressed already: doing it again would take time and save nothing. */
  isPacked?: boolean;
  /**
   * The page contains more than its tag stands for (such as the time), so only HEAD is answered
   * that it is unchanged.
   */
  isAlwaysDrawn?: boolean;
  /**
   * HEAD is answered without making the content or its length: an open page asks every few seconds,
   * or the content is a stream.
   */
  isHeadBare?: boolean;
  /**
   * The content in this encoding, made only when needed, or a stream of it. Null: there turns out
   * to be nothing.
   */
  bytes: (encoding: Encoding) => Promise<Bytes | null> | Bytes | ReadableStream<Uint8Array>;
}>;

/**
 * The one way to answer GET and HEAD with content (pages, calendars, files, data): 304 before
 * anything is made if the client has it, else the content in the best encoding the client reads.
 * Null where there is nothing.
 */
export async function respond(request: Request, answer: ByteAnswer): Promise<Response | null> {
  const { tag, isWeak = false, lastModified, status = 200, contentType, renewed, headers = {}, bytes } = answer;
  const isHead = request.method === 'HEAD';
  const encoding = answer.isPacked ? 'identity' : negotiateEncoding(request.headers.get('accept-encoding'));
  const quoted = tag && `"${tag(encoding)}"`;
  const said: Record<string, string> = {
    ...(quoted === null ? {} : { ETag: isWeak ? `W/${quoted}` : quoted }),
    Vary: 'Accept-Encoding',
    ...renewed,
  };
  if (quoted !== null && (isHead || !answer.isAlwaysDrawn) && holds(request, quoted, lastModified))
    return new Response(null, { status: 304, headers: said });

  const described = {
    ...said,
    'Content-Type': contentType,
    'X-Content-Type-Options': 'nosniff',
    ...(lastModified === undefined ? {} : { 'Last-Modified': httpDate(lastModified) }),
    ...headers,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  };
  if (isHead && answer.isHeadBare) return encodedResponse(null, { status, headers: described });
  const body = await bytes(encoding);
  if (body === null) return null;
  const length: Record<string, string> = body instanceof Uint8Array ? { 'Content-Length': String(body.length) } : {};
  return encodedResponse(isHead ? null : body, { status, headers: { ...described, ...length } });
}

function holds({ headers }: Request, quoted: string, lastModified: string | undefined): boolean {
  if (lastModified !== undefined) return isNotModified(headers, quoted, httpDate(lastModified));
  const known = headers.get('if-none-match');
  return known !== null && matchesEtag(known, quoted);
}

type Once = Readonly<{
  status?: number;
  contentType?: string;
  renewed?: HeaderFields;
  headers?: HeaderFields;
  /**
   * Whether the answer gets a tag made from its bytes: for small things written for each request.
   * Without it, clients cannot ask whether it changed.
   */
  isTagged?: boolean;
}>;

/**
 * Answers a text written for this request, which no cache keeps: HTML, unless `contentType` says
 * otherwise.
 */
export async function respondOnce(request: Request, text: string, once: Once): Promise<Response> {
  const { status, contentType = 'text/html; charset=utf-8', renewed = {}, headers, isTagged = false } = once;
  const hash = (encoding: Encoding) =>
    createHash('sha256').update(encoding).update(text).digest('base64url').slice(0, 22);
  const answer = await respond(request, {
    tag: isTagged ? hash : null,
    ...(status === undefined ? {} : { status }),
    contentType,
    renewed,
    ...(headers === undefined ? {} : { headers }),
    bytes: (encoding) => compress(Buffer.from(text), encoding),
  });
  return answer ?? new Response(null, { status: 500 });
}

/**
 * Headers that iterate with the usual capitals in their names. Next drops `content-encoding` and
 * `content-length` of a route handler and of the proxy (`server/send-response.js`,
 * `server/lib/server-ipc/utils.js`), since a body that came from `fetch` may have been decoded; it
 * only looks for lower-case names. Our body is really encoded, so both headers are right.
 * `e2e/feeds.spec.ts` and `e2e/public.spec.ts` fail if a later Next drops them again.
 */
class SpelledHeaders extends Headers {
  override forEach(callback: (value: string, name: string, parent: Headers) => void, self?: unknown): void {
    super.forEach((value, name) => {
      callback.call(self, value, SPELLING[name] ?? name, this);
    });
  }

  override *entries(): HeadersIterator<[string, string]> {
    for (const [name, value] of super.entries()) yield [SPELLING[name] ?? name, value];
  }

  override [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.entries();
  }
}

const SPELLING: Readonly<Record<string, string>> = {
  'content-encoding': 'Content-Encoding',
  'content-length': 'Content-Length',
};

/** A response whose Content-Encoding and Content-Length reach the client. */
export function encodedResponse(
  body: BodyInit | null,
  init: { status?: number; headers: Record<string, string> },
): Response {
  const response = new Response(body, { status: init.status ?? 200 });
  Object.defineProperty(response, 'headers', { value: new SpelledHeaders(init.headers) });
  return response;
}

/**
 * A download that only this reader may get and no cache may store, with the name it is saved under.
 * `size` in bytes, if the body is a stream.
 */
export const privateFile = (
  body: BodyInit,
  { type, name, size }: { type: string; name: string; size?: number },
): Response =>
  encodedResponse(body, {
    headers: {
      ...(size !== undefined && { 'Content-Length': String(size) }),
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

const TYPES: Readonly<Record<BriefingFile['format'], string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Opens the file when its first piece is asked for, which never happens for HEAD. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

/**
 * A file that somebody uploaded, under its original name, streamed. Its policy keeps it from
 * running or loading anything if a browser shows it. Throws notFound where the file is missing.
 */
export function briefingFileAnswer({ name, hash, format }: BriefingFile): Response {
  const path = originalFile(env().dataFolder, hash, format);
  const size = orNotFound(statSync(path, { throwIfNoEntry: false })?.size);
  const body = ReadableStream.from(piecesOf(path)) as globalThis.ReadableStream<Uint8Array>;
  const answer = privateFile(body, { type: TYPES[format], name: `file.${format}`, size });
  // RFC 6266, 4.3, with RFC 8187: headers may contain no other characters.
  const named = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  answer.headers.set('Content-Disposition', `attachment; filename="file.${format}"; filename*=UTF-8''${named}`);
  answer.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
  return answer;
}

import { createHash } from 'node:crypto';
import { compress } from '#lib/feeds/compress.ts';
import { type Encoding, httpDate, isNotModified, matchesEtag, negotiateEncoding } from '#lib/feeds/http.ts';
import { encodedResponse } from './encoded-response.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Headers = Readonly<Record<string, string>>;

type ByteAnswer = Readonly<{
  /**
   * The tag of what is answered in this encoding, without its quotes; null where nobody is told
   * whether it changed.
   */
  tag: ((encoding: Encoding) => string) | null;
  /**
   * Compressed or not, it is the same thing: a tag that says no more than that. Others name bytes.
   */
  isWeak?: boolean;
  /** Since when it is so, as an instant; in doubt it is left out, for it counts in seconds. */
  lastModified?: string;
  status?: number;
  contentType: string;
  /** Of a 304 too: who may keep it, and for how long. */
  renewed: Headers;
  /** Of a 200 alone. */
  headers?: Headers;
  /** Packed already: compressing it again would cost time and no bytes. */
  isPacked?: boolean;
  /** A page that says more than its tag names: only HEAD is told that it still holds. */
  isAlwaysDrawn?: boolean;
  /**
   * Nothing is made for HEAD, and no length said: what has it open asks every few seconds, or it is
   * written as it is sent.
   */
  isHeadBare?: boolean;
  /**
   * Its bytes in this encoding, made where they are asked for, or a stream of them. Null: there is
   * no such thing after all.
   */
  bytes: (encoding: Encoding) => Promise<Bytes | null> | Bytes | ReadableStream<Uint8Array>;
}>;

/**
 * The one way to answer GET and HEAD of bytes (pages, calendars, files, data): 304 before anything
 * is made where the client has it, else what was asked for in the encoding it reads best. Null
 * where there is nothing.
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
  renewed?: Headers;
  headers?: Headers;
  /**
   * It is told apart by its bytes, for what is small and written for each request; else nobody is
   * told whether it changed.
   */
  isTagged?: boolean;
}>;

/**
 * Answers what was written for this request and is kept by nobody: a page, unless `contentType`
 * says otherwise.
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

import { compress } from '../../lib/feeds/compress.ts';
import { type Encoding, matchesEtag, negotiateEncoding } from '../../lib/feeds/http.ts';
import { encodedResponse } from '../feeds/encoded-response.ts';

type Answer = Readonly<{
  /** Without its quotes; null where nobody is told whether it changed. */
  tag: string | null;
  status?: number;
  contentType: string;
  /** Of a 304 too. */
  headers: Readonly<Record<string, string>>;
  /** Of a 200 alone. */
  whole?: Readonly<Record<string, string>>;
  /** Packed already: compressing it again would cost time and no bytes. */
  isPacked?: boolean;
  /** A page that says more than its tag names: only HEAD is told that it still holds. */
  isAlwaysDrawn?: boolean;
  /** HEAD is asked every few seconds by who has the page open: nothing is drawn for it, and no length said. */
  isHeadBare?: boolean;
  /** Its bytes in this encoding, made where they are asked for. Null: there is no such thing after all. */
  bytes: (encoding: Encoding) => Promise<Uint8Array<ArrayBuffer> | null>;
}>;

/**
 * Answers GET and HEAD of a document: 304 by its tag before anything is made, else its bytes as the client can read them. The tag is weak: compressed or
 * not, it is the same page. Null where there is nothing.
 */
export async function respond(
  request: Request,
  {
    tag,
    status = 200,
    contentType,
    headers,
    whole = {},
    isPacked = false,
    isHeadBare = false,
    isAlwaysDrawn = false,
    bytes,
  }: Answer,
): Promise<Response | null> {
  const renewed = { ...headers, Vary: 'Accept-Encoding', ...(tag === null ? {} : { ETag: `W/"${tag}"` }) };
  const known = request.headers.get('if-none-match');
  const mayHold = request.method === 'HEAD' || !isAlwaysDrawn;
  if (tag !== null && mayHold && known !== null && matchesEtag(known, `"${tag}"`))
    return new Response(null, { status: 304, headers: renewed });
  const described = { ...renewed, ...whole, 'Content-Type': contentType };
  if (isHeadBare && request.method === 'HEAD') return new Response(null, { status, headers: described });
  const encoding = isPacked ? 'identity' : negotiateEncoding(request.headers.get('accept-encoding'));
  const body = await bytes(encoding);
  if (body === null) return null;
  return encodedResponse(request.method === 'HEAD' ? null : body, {
    status,
    headers: {
      ...described,
      'Content-Length': String(body.length),
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

/** A page that is drawn for this request and kept by nobody. */
export const respondOnce = async (
  request: Request,
  html: string,
  {
    status = 200,
    headers,
    tag = null,
  }: { status?: number; headers: Readonly<Record<string, string>>; tag?: string | null },
): Promise<Response> =>
  (await respond(request, {
    tag,
    status,
    contentType: 'text/html; charset=utf-8',
    headers,
    bytes: (encoding) => compress(Buffer.from(html), encoding),
  })) ?? new Response(null, { status: 500 });

import { createHash } from 'node:crypto';
import { compress } from '../../lib/feeds/compress.ts';
import { matchesEtag, negotiateEncoding } from '../../lib/feeds/http.ts';
import { encodedResponse } from './encoded-response.ts';

type Said = Readonly<{
  contentType: string;
  /** Of a 304 too: who may keep it, and for how long. */
  renewed: Readonly<Record<string, string>>;
  /** Of a 200 alone. */
  headers?: Readonly<Record<string, string>>;
}>;

/** A small answer that is written for each request and told apart by its bytes. Nothing says since when it is so: only the tag tells. */
export async function answerBytes(request: Request, text: Buffer, said: Said): Promise<Response> {
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const etag = `"${createHash('sha256').update(encoding).update(text).digest('base64url').slice(0, 22)}"`;
  const renewed = { ETag: etag, Vary: 'Accept-Encoding', ...said.renewed };
  const known = request.headers.get('if-none-match');
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: renewed });
  const bytes = await compress(text, encoding);
  return encodedResponse(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...renewed,
      'Content-Type': said.contentType,
      'Content-Length': String(bytes.length),
      'X-Content-Type-Options': 'nosniff',
      ...said.headers,
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

import { createHash } from 'node:crypto';
import { compress } from '../../../lib/feeds/compress.ts';
import { matchesEtag, negotiateEncoding } from '../../../lib/feeds/http.ts';
import { API_VERSION } from '../../../lib/open-data/api/schema.ts';
import { encodedResponse } from '../../feeds/encoded-response.ts';
import { FOR_EVERY_SITE } from '../../feeds/for-every-site.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** A small answer that is written for each request and told apart by its bytes. */
export async function answerJson(request: Request, said: object, cacheControl: string): Promise<Response> {
  const text = Buffer.from(`${JSON.stringify(said)}\n`);
  const encoding = negotiateEncoding(request.headers.get('accept-encoding'));
  const etag = `"${createHash('sha256').update(text).update(encoding).digest('base64url').slice(0, 22)}"`;
  const renewed = { ETag: etag, Vary: 'Accept-Encoding', 'Cache-Control': cacheControl, ...FOR_EVERY_SITE };
  // Nothing says since when it is so: only the tag tells.
  const known = request.headers.get('if-none-match');
  if (known !== null && matchesEtag(known, etag)) return new Response(null, { status: 304, headers: renewed });
  const bytes = await compress(text, encoding);
  return encodedResponse(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...renewed,
      'Content-Type': JSON_TYPE,
      'Content-Length': String(bytes.length),
      'X-Content-Type-Options': 'nosniff',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    },
  });
}

const refusals = {
  404: { code: 'not-found', message: 'There is nothing at this address, or it is not published.', cache: 'no-cache' },
  503: {
    code: 'unavailable',
    message: 'Not available for the moment. What you have is still valid.',
    cache: 'no-store',
  },
} as const;

/** Why there is no answer, for programs. */
export function refuseJson(request: Request, status: keyof typeof refusals): Response {
  const { code, message, cache } = refusals[status];
  const body = `${JSON.stringify({ version: API_VERSION, error: { code, message } })}\n`;
  return new Response(request.method === 'HEAD' ? null : body, {
    status,
    headers: {
      'Content-Type': JSON_TYPE,
      'Cache-Control': cache,
      'X-Content-Type-Options': 'nosniff',
      ...(status === 503 ? { 'Retry-After': '120' } : {}),
      ...FOR_EVERY_SITE,
    },
  });
}

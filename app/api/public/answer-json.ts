import { respondOnce } from '#app/_server/respond.ts';
import { FOR_EVERY_SITE } from '#app/feeds/for-every-site.ts';
import { API_VERSION } from '#lib/open-data/api/schema.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** A small JSON answer that is made for each request. */
export const answerJson = (request: Request, said: object, cacheControl: string): Promise<Response> =>
  respondOnce(request, `${JSON.stringify(said)}\n`, {
    isTagged: true,
    contentType: JSON_TYPE,
    renewed: { 'Cache-Control': cacheControl, ...FOR_EVERY_SITE },
  });

const refusals = {
  404: { code: 'not-found', message: 'There is nothing at this address, or it is not published.', cache: 'no-cache' },
  410: { code: 'gone', message: 'What was at this address was withdrawn for good.', cache: 'no-cache' },
  503: {
    code: 'unavailable',
    message: 'Not available for the moment. What you have is still valid.',
    cache: 'no-store',
  },
} as const;

/** A refusal for programs, as JSON. */
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

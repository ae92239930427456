import { unstoredJson } from '#app/_server/headers.ts';
import { health } from '#lib/health.ts';

// A live query behind a static path would be frozen at build.
export const dynamic = 'force-dynamic';

/** 200 when the server can do its work, 503 otherwise; the body says which part cannot. */
export function GET(): Response {
  const { ok, ...state } = health();
  return unstoredJson({ status: ok ? 'ok' : 'unavailable', ...state }, ok ? 200 : 503);
}

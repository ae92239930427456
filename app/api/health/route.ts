import { unstoredJson } from '#app/_server/answer-head.ts';
import { health } from '#lib/health.ts';

/** 200 when the server works, 503 otherwise; the body says which part does not. */
export function GET(): Response {
  const { ok, ...state } = health();
  return unstoredJson({ status: ok ? 'ok' : 'unavailable', ...state }, ok ? 200 : 503);
}

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

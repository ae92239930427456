import type { AsyncLocalStorage } from 'node:async_hooks';

// Set by app/_server/answer-status.ts for whatever runs for a request.
const shared = globalThis as typeof globalThis & { lanterneExchange?: AsyncLocalStorage<{ festival?: string }> };

/** Notes of which festival the request under way is, once that is proven: by it the jobs it asks for are counted and shown. */
export function noteFestival(slug: string): void {
  const exchange = shared.lanterneExchange?.getStore();
  if (exchange) exchange.festival = slug;
}

/** Its slug; null where it is not known, and outside of a request. */
export const festivalOfRequest = (): string | null => shared.lanterneExchange?.getStore()?.festival ?? null;

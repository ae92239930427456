import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { oneInProcess } from './one-in-process.ts';

/** `festival`: its slug, once somebody has proven which it is. */
type Exchange = { request: IncomingMessage; response: ServerResponse; festival?: string };

/**
 * What runs for a request finds it here, once `app/_server/answer-status.ts` carries it; in the
 * server's start and in the pages.
 */
export const exchangeUnderWay = oneInProcess('lanterneExchange', () => new AsyncLocalStorage<Exchange>());

/**
 * Notes of which festival the request under way is, once that is proven: by it the jobs it asks for
 * are counted and shown.
 */
export function noteFestival(slug: string): void {
  const exchange = exchangeUnderWay().getStore();
  if (exchange) exchange.festival = slug;
}

/** Its slug; null where it is not known, and outside of a request. */
export const festivalOfRequest = (): string | null => exchangeUnderWay().getStore()?.festival ?? null;

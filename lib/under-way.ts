import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { oneInProcess } from './one-in-process.ts';

/** Work that a stop of the server waits for: the name of its message in `cli`, and its festival. */
export type WorkUnderWay = Readonly<{ kind: 'publication' | 'import'; festival: string }>;

const works = oneInProcess('lanterneWorks', () => new Map<WorkUnderWay, Promise<unknown>>());

/**
 * Runs work that may take longer than a request should when the server is asked to stop. It writes
 * in one transaction, so that if it is cut off nothing is written.
 */
export async function underWay<T>(work: WorkUnderWay, run: () => Promise<T>): Promise<T> {
  const running = run();
  works().set(work, running);
  try {
    return await running;
  } finally {
    works().delete(work);
  }
}

/** The work going on at this moment, each with the promise of its end, which may be rejected. */
export const worksUnderWay = (): ReadonlyMap<WorkUnderWay, Promise<unknown>> => works();

/** `festival`: its slug, once somebody has proven which it is. */
type Exchange = { request: IncomingMessage; response: ServerResponse; festival?: string };

/**
 * Holds the current request for everything that runs for it, once `app/_server/answer-head.ts`
 * has put it here. It is one object for the server's start and for the pages.
 */
export const exchangeUnderWay = oneInProcess('lanterneExchange', () => new AsyncLocalStorage<Exchange>());

/**
 * Notes the festival of the current request, once that is proven; its jobs are counted and shown
 * under it.
 */
export function noteFestival(slug: string): void {
  const exchange = exchangeUnderWay().getStore();
  if (exchange) exchange.festival = slug;
}

/** The slug of that festival; null where it is not known, and outside a request. */
export const festivalOfRequest = (): string | null => exchangeUnderWay().getStore()?.festival ?? null;

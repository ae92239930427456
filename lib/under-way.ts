import { oneInProcess } from './one-in-process.ts';

/**
 * What a stop waits for: the name of a sentence of the `cli` messages, and the festival it is done
 * to.
 */
export type WorkUnderWay = Readonly<{ kind: 'publication' | 'import'; festival: string }>;

const works = oneInProcess('lanterneWorks', () => new Map<WorkUnderWay, Promise<unknown>>());

/**
 * Runs what takes longer than a request should when the server is asked to stop. It writes in one
 * transaction: cut off, nothing of it is written.
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

/** What is being done at this moment, each with its end, which may be a failure. */
export const worksUnderWay = (): ReadonlyMap<WorkUnderWay, Promise<unknown>> => works();

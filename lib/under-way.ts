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

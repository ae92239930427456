import { Worker } from 'node:worker_threads';
import { workerStart } from './worker-start.ts';

export type ThreadLimits = Readonly<{ milliseconds: number; megabytes: number }>;

/**
 * What the file (of this folder) posts when it is run with `data` in a thread of its own, which ends after so many milliseconds or megabytes: whatever it reads, the server
 * goes on answering. Null when it did not come so far.
 */
export async function inThread<T>(name: string, data: unknown, limits: ThreadLimits): Promise<T | null> {
  return (await listen<T>(name, data, limits, () => true))?.[0] ?? null;
}

/** The same of a file that posts its answer in parts and at last null, so that a large one is taken in between what others ask. */
export async function partsInThread<T>(name: string, data: unknown, limits: ThreadLimits): Promise<T[] | null> {
  const parts = await listen<T | null>(name, data, limits, (part) => part === null);
  return parts?.filter((part) => part !== null) ?? null;
}

/** All that is posted until one is the last. */
function listen<T>(
  name: string,
  data: unknown,
  limits: ThreadLimits,
  isLast: (posted: T) => boolean,
): Promise<T[] | null> {
  return new Promise((resolve) => {
    const worker = new Worker(workerStart(name), {
      eval: true,
      workerData: data,
      // Libraries complain of odd files on the terminal, where nobody asked for it.
      ...{ stdout: true, stderr: true },
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    const posted: T[] = [];
    const end = (answer: T[] | null) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), limits.milliseconds);
    worker.on('message', (one: T) => {
      posted.push(one);
      if (isLast(one)) end(posted);
    });
    // Out of memory, or what it reads is not what it takes: for whoever brought it, both are one.
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}

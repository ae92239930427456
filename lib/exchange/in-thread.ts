import { Worker } from 'node:worker_threads';
import { workerStart } from './worker-start.ts';

/**
 * What the file (of this folder) posts when it is run with `data` in a thread of its own, which ends after so many milliseconds or megabytes: whatever it reads, the server
 * goes on answering. Null when it did not come so far.
 */
export function inThread<T>(
  name: string,
  data: unknown,
  limits: { milliseconds: number; megabytes: number },
): Promise<T | null> {
  return new Promise((resolve) => {
    const worker = new Worker(workerStart(name), {
      eval: true,
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    const end = (answer: T | null) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), limits.milliseconds);
    worker.once('message', end);
    // Out of memory, or what it reads is not what it takes: for whoever brought it, both are one.
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}

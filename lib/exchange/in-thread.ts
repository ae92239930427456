import { Worker } from 'node:worker_threads';
import { workerStart } from './worker-start.ts';

export type ThreadLimits = Readonly<{ milliseconds: number; megabytes: number }>;

// The routes of a built app are module graphs of their own: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneTurns?: Map<string, Promise<unknown>> };

/**
 * What the file (of this folder) posts when it is run with `data` in a thread of its own, which ends after so many milliseconds or megabytes: whatever it reads, the server
 * goes on answering. Null when it did not come so far. Each may take as much memory as it is let, so that of one file one waits for the other.
 */
export async function inThread<T>(name: string, data: unknown, limits: ThreadLimits): Promise<T | null> {
  return (await listen<T>(name, data, limits, () => true))?.[0] ?? null;
}

/** The same of a file that posts its answer in parts and at last null, so that a large one is taken in between what others ask. */
export async function partsInThread<T>(name: string, data: unknown, limits: ThreadLimits): Promise<T[] | null> {
  const parts = await listen<T | null>(name, data, limits, (part) => part === null);
  return parts?.filter((part) => part !== null) ?? null;
}

/** `work` once the threads of this name that were asked for before have ended. */
function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  shared.lanterneTurns ??= new Map();
  const before = shared.lanterneTurns.get(name) ?? Promise.resolve();
  const own = before.then(work);
  // Its end, and not what it answers, which may be large.
  const end = () => {};
  shared.lanterneTurns.set(name, own.then(end, end));
  return own;
}

/** All that is posted until one is the last. */
function listen<T>(
  name: string,
  data: unknown,
  limits: ThreadLimits,
  isLast: (posted: T) => boolean,
): Promise<T[] | null> {
  return inTurn(name, () => oneThread(name, data, limits, isLast));
}

function oneThread<T>(
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
    let isOver = false;
    const end = (answer: T[] | null) => {
      clearTimeout(timer);
      if (isOver) return;
      isOver = true;
      // Once it has ended, so that its memory is there for the next.
      void worker.terminate().then(() => resolve(answer));
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

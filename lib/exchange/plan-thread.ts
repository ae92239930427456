import { Worker } from 'node:worker_threads';
import { LanterneError } from '../errors.ts';
import type { JobAnswer, ProgrammeJob } from './programme-job.ts';
import { workerStart } from './worker-start.ts';

/** How far a plan has come: séances of the file that were compared. */
export type Progress = Readonly<{ done: number; total: number }>;

type Waiting = { id: number; writes: boolean; resolve: (answer: JobAnswer) => void; reject: (error: unknown) => void };
type Thread = {
  worker: Worker;
  waiting: Map<number, Waiting>;
  progress: Map<number, Progress>;
  /** By what is read, as it is now: what is asked for again while it is made, or shortly after. */
  read: Map<string, Promise<JobAnswer>>;
  idle?: NodeJS.Timeout;
};
type Posted = { ticket: number } & (
  | { answer: JobAnswer }
  | { progress: Progress }
  | { failure: { code: string } | { message: string } }
);

/** Beside what the server itself needs. */
const MEGABYTES = 512;
/** The plan stays at hand while somebody reads it, in milliseconds. */
const KEPT_FOR = 120_000;
/** Whoever was told to ask again finds what was made meanwhile, in milliseconds. */
const FOUND_FOR = 10_000;
/** Longer takes nothing that was read at all. */
const LONGEST = 120_000;

// The routes of a built app are module graphs of their own: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanternePlanner?: Thread; lanternePlannerTicket?: number };

/** Has a job done in the thread, one after the other: whoever asks this server anything else is answered meanwhile. Throws what the job throws. */
export function inPlanThread(job: ProgrammeJob): Promise<JobAnswer> {
  shared.lanternePlanner ??= start();
  const thread = shared.lanternePlanner;
  clearTimeout(thread.idle);
  shared.lanternePlannerTicket = (shared.lanternePlannerTicket ?? 0) + 1;
  const ticket = shared.lanternePlannerTicket;
  return new Promise<JobAnswer>((resolve, reject) => {
    const end = setTimeout(() => void thread.worker.terminate(), LONGEST);
    const settle = () => {
      clearTimeout(end);
      thread.waiting.delete(ticket);
      thread.progress.delete(job.id);
      if (thread.waiting.size > 0) return;
      clearTimeout(thread.idle);
      thread.idle = setTimeout(() => {
        // Who asks from now on starts another one.
        if (shared.lanternePlanner === thread) delete shared.lanternePlanner;
        void thread.worker.terminate();
      }, KEPT_FOR).unref();
    };
    thread.waiting.set(ticket, {
      ...{ id: job.id, writes: job.want === 'apply' },
      resolve: (answer) => {
        settle();
        resolve(answer);
      },
      reject: (error) => {
        settle();
        reject(error);
      },
    });
    thread.worker.postMessage({ ticket, job });
  });
}

/**
 * The same of a job that only reads: the pages that wait for one plan and ask again every two seconds wait for one job, not for one each, and find its answer also where
 * the thread went on to another file. `state` is another one whenever the answer may be.
 */
export function readInPlanThread(job: ProgrammeJob, state: string): Promise<JobAnswer> {
  const name = JSON.stringify([job, state]);
  const there = shared.lanternePlanner?.read.get(name);
  if (there) return there;
  const answer = inPlanThread(job);
  const read = shared.lanternePlanner?.read;
  read?.set(name, answer);
  answer.then(
    () => setTimeout(() => read?.delete(name), FOUND_FOR).unref(),
    () => read?.delete(name),
  );
  return answer;
}

/** How far the plan of this kept file is; null while nobody works on it. */
export const progressOf = (id: number): Progress | null => shared.lanternePlanner?.progress.get(id) ?? null;

/** Whether this kept file is being written into the programme, which is no longer given up but taken back. */
export const isBeingWritten = (id: number): boolean =>
  [...(shared.lanternePlanner?.waiting.values() ?? [])].some((waiting) => waiting.id === id && waiting.writes);

function start(): Thread {
  const worker = new Worker(workerStart('plan-worker.ts'), {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  // It keeps no finished server alive.
  worker.unref();
  const thread: Thread = { worker, waiting: new Map(), progress: new Map(), read: new Map() };
  worker.on('message', (posted: Posted) => {
    const waiting = thread.waiting.get(posted.ticket);
    if (!waiting) return;
    if ('progress' in posted) thread.progress.set(waiting.id, posted.progress);
    else if ('answer' in posted) waiting.resolve(posted.answer);
    else
      waiting.reject(
        'code' in posted.failure ? new LanterneError(posted.failure.code as never) : new Error(posted.failure.message),
      );
  });
  const fail = (error: unknown) => {
    if (shared.lanternePlanner === thread) delete shared.lanternePlanner;
    clearTimeout(thread.idle);
    for (const waiting of [...thread.waiting.values()]) waiting.reject(error);
  };
  worker.once('error', fail);
  worker.once('exit', () => fail(new Error('The thread that plans imports ended')));
  return thread;
}

import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { JobAnswer, ProgrammeJob } from './programme-job.ts';

/** How far a plan has come: séances of the file that were compared. */
export type Progress = Readonly<{ done: number; total: number }>;

type Plans = {
  /** What is asked of the thread, its turn included. */
  asked: Set<ProgrammeJob>;
  progress: Map<number, Progress>;
  /** By what is read, as it is now: what is asked for again while it is made, or shortly after. */
  read: Map<string, Promise<JobAnswer>>;
};

/** Longer takes nothing that was read at all. */
export const planJob: Job<ProgrammeJob, JobAnswer, Progress> = { name: 'plan', lane: 'plans', milliseconds: 120_000 };

/** Whoever was told to ask again finds what was made meanwhile, in milliseconds. */
const FOUND_FOR = 10_000;

const plans = oneInProcess<Plans>('lanternePlans', () => ({ asked: new Set(), progress: new Map(), read: new Map() }));

/**
 * Has a job done in the thread, one after the other: whoever asks this server anything else is
 * answered meanwhile. Throws what the job throws.
 */
export async function inPlanThread(job: ProgrammeJob): Promise<JobAnswer> {
  const { asked, progress } = plans();
  // What is kept has no name before.
  const id = 'id' in job ? job.id : 0;
  asked.add(job);
  try {
    return await runJob(planJob, job, { hear: (made) => progress.set(id, made) });
  } finally {
    asked.delete(job);
    progress.delete(id);
  }
}

/**
 * The same of a job that only reads: the pages that wait for one plan and ask again every two
 * seconds wait for one job, not for one each, and find its answer also where the thread went on to
 * another file. `state` is another one whenever the answer may be.
 */
export function readInPlanThread(job: ProgrammeJob, state: string): Promise<JobAnswer> {
  const name = JSON.stringify([job, state]);
  const { read } = plans();
  const there = read.get(name);
  if (there) return there;
  const answer = inPlanThread(job);
  read.set(name, answer);
  answer.then(
    () => setTimeout(() => read.delete(name), FOUND_FOR).unref(),
    () => read.delete(name),
  );
  return answer;
}

/** How far the plan of this kept file is; null while nobody works on it. */
export const progressOf = (id: number): Progress | null => plans().progress.get(id) ?? null;

/**
 * Whether this kept file is being written into the programme, which is no longer given up but taken
 * back.
 */
export const isBeingWritten = (id: number): boolean =>
  [...plans().asked].some((job) => job.want === 'apply' && job.id === id);

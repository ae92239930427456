import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { JobAnswer, ProgrammeJob } from './programme-job.ts';

/** The progress of a plan: how many séances of the file were compared. */
export type Progress = Readonly<{ done: number; total: number }>;

type Plans = {
  /** The jobs in the thread, including waiting ones. */
  asked: Set<ProgrammeJob>;
  progress: Map<number, Progress>;
  /**
   * Running and recent jobs that only read, by what they read in which state, so that requests can
   * share them.
   */
  read: Map<string, Promise<JobAnswer>>;
};

/** Whatever could be read at all takes no longer than this. */
export const planJob: Job<ProgrammeJob, JobAnswer, Progress> = { name: 'plan', lane: 'plans', milliseconds: 120_000 };

/** In milliseconds: how long a result is kept for pages that were told to ask again. */
const FOUND_FOR = 10_000;

const plans = oneInProcess<Plans>('lanternePlans', () => ({ asked: new Set(), progress: new Map(), read: new Map() }));

/**
 * Does a job in the thread, one after another, while the server answers other requests. Throws what
 * the job throws.
 */
export async function inPlanThread(job: ProgrammeJob): Promise<JobAnswer> {
  const { asked, progress } = plans();
  // A file that is being stored has no id yet.
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
 * The same for a job that only reads. Pages that wait for one plan and ask again every two seconds
 * share one job and find its result, even if the thread has gone on to another file. `state`
 * changes whenever the result may.
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

/** The progress of the plan of this stored file; null while nobody works on it. */
export const progressOf = (id: number): Progress | null => plans().progress.get(id) ?? null;

/**
 * Whether this stored file is being written into the programme: it can then only be undone, no
 * longer given up.
 */
export const isBeingWritten = (id: number): boolean =>
  [...plans().asked].some((job) => job.want === 'apply' && job.id === id);

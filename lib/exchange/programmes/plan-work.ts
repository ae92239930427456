import { writingDatabase } from '#lib/jobs/thread-database.ts';
import { doJob, type JobAnswer, type Memory, type ProgrammeJob, type Progress } from './programme-job.ts';

let memory: Memory = null;

/** Compares and writes thousands of séances, in the thread of plans. */
export function doPlan(job: ProgrammeJob, tell: (made: Progress) => void): JobAnswer {
  const done = doJob(writingDatabase(), job, memory, (at, of) => tell({ done: at, total: of }));
  memory = done.memory;
  return done.answer;
}

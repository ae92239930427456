import { writingDatabase } from '#lib/jobs/thread-database.ts';
import { doJob, type Memory, type ProgrammeJob, type Progress } from './programme-job.ts';

const memory: Memory = { last: null };

/** Compares and writes thousands of séances, in the thread of plans. */
export const doPlan = (job: ProgrammeJob, tell: (made: Progress) => void) =>
  doJob(writingDatabase(), job, memory, tell);

import { writingDatabase } from '#lib/jobs/thread-database.ts';
import { doListJob, type ListJob, type ListJobAnswer } from './list-job.ts';

/** Compares thousands of rows and writes them, in the thread of plans. */
export const doList = (job: ListJob): ListJobAnswer => doListJob(writingDatabase(), job);

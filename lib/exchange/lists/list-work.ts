import { writingDatabase } from '#lib/jobs/thread-database.ts';
import { doListJob, type ListAnswer, type ListJob } from './list-job.ts';

/** Compares thousands of rows and writes them, in the thread of plans. */
export const doList = (job: ListJob): ListAnswer => doListJob(writingDatabase(), job);

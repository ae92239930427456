import { asStorageError, LanterneError } from '../../../lib/errors.ts';
import type { Done, Job } from '../../../lib/jobs/job.ts';
import { pageJob, releaseJob, settlingJob } from './publication-jobs.ts';
import { makePage, makeRelease, makeSettling } from './publication-work.ts';

type Work = (asked: never) => unknown;

const does = <In, Out>(job: Job<In, Out>, work: (asked: In) => Out): [name: string, work: Work] => [job.name, work];

/** What the threads of the pool can do. */
const table = new Map([does(pageJob, makePage), does(settlingJob, makeSettling), does(releaseJob, makeRelease)]);

/** What a thread of the pool is run with. */
export default function work({ name, asked }: { name: string; asked: unknown }): Done {
  const job = table.get(name);
  if (!job) throw new Error(`No job is called ${name}`);
  try {
    return { answer: job(asked as never) };
  } catch (error) {
    const known = asStorageError(error);
    if (!(known instanceof LanterneError)) throw error;
    const { code, values, status } = known;
    return { failed: { code, values, status } };
  }
}

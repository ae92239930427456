import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { asStorageError, LanterneError } from '../../../lib/errors.ts';
import { festivalJob } from '../../../lib/exchange/festival-tasks.ts';
import { doFestivalTask } from '../../../lib/exchange/festival-work.ts';
import { programmeJob } from '../../../lib/exchange/programme-file.ts';
import { textJob } from '../../../lib/exchange/read-file.ts';
import { tellProgramme } from '../../../lib/exchange/read-programme.ts';
import { textRows } from '../../../lib/exchange/text-rows.ts';
import { sheetsJob } from '../../../lib/exchange/workbook.ts';
import { workbookOf } from '../../../lib/exchange/workbook-bytes.ts';
import { sheetsOf } from '../../../lib/exchange/workbook-rows.ts';
import { workbookJob } from '../../../lib/exchange/write-workbook.ts';
import type { Done, Job, Work } from '../../../lib/jobs/job.ts';
import { pageJob, releaseJob, settlingJob } from './publication-jobs.ts';
import { makePage, makeRelease, makeSettling } from './publication-work.ts';

type Entry = Readonly<{ job: Job<never, unknown>; work: Work<never, unknown> }>;

const does = <In, Out, Part, Given>(
  job: Job<In, Out, Part, Given>,
  work: Work<In, Out, Part, Given>,
): [name: string, entry: Entry] => [job.name, { job, work } as unknown as Entry];

/** What the threads of the pool can do. */
const table = new Map([
  does(pageJob, makePage),
  does(settlingJob, makeSettling),
  does(releaseJob, makeRelease),
  does(textJob, textRows),
  does(sheetsJob, sheetsOf),
  does(programmeJob, tellProgramme),
  does(festivalJob, doFestivalTask),
  does(workbookJob, workbookOf),
]);

type Task = Readonly<{ name: string; asked: unknown; port: MessagePort }>;

/** What a thread of the pool is run with. Through `port` comes what the job is given, and goes what it tells; null is the last of both. */
export default async function work({ name, asked, port }: Task): Promise<Done> {
  const entry = table.get(name);
  if (!entry) throw new Error(`No job is called ${name}`);
  // Libraries complain of odd files on the terminal, where nobody asked for it.
  if (entry.job.lane === 'files') for (const way of ['log', 'info', 'warn', 'error'] as const) console[way] = () => {};
  try {
    const tell = (part: unknown) => port.postMessage({ part });
    return { answer: await entry.work(asked as never, tell, given(port)) };
  } catch (error) {
    const known = asStorageError(error);
    if (!(known instanceof LanterneError)) throw error;
    const { code, values, status } = known;
    return { failed: { code, values, status } };
  } finally {
    port.postMessage(null);
    port.close();
  }
}

async function* given(port: MessagePort): AsyncGenerator<never> {
  for await (const [said] of on(port, 'message')) {
    if (said === null) return;
    yield said.one as never;
  }
}

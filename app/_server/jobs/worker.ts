import { on } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import type { festivalJob } from '#lib/exchange/festival-file/festival-tasks.ts';
import type { sheetsJob, textJob } from '#lib/exchange/files/read-file.ts';
import type { listJob } from '#lib/exchange/lists/list-job.ts';
import type { programmeJob } from '#lib/exchange/programmes/programme-file.ts';
import type { planJob } from '#lib/exchange/programmes/programme-job.ts';
import type { workbookJob } from '#lib/files/write-workbook.ts';
import {
  AS_PROCESS,
  type Job,
  type JobDone,
  type JobName,
  type JobWork,
  type Lane,
  type ProcessAnswer,
  STEP_BACK,
} from '#lib/jobs/job.ts';
import type { backupJob } from '#lib/keeping/backups.ts';
import type { behindJob, checkingJob, coloursJob, iconJob, keepingJob, sizeJob } from '#lib/pictures/picture-files.ts';
import type { drawingJob } from './drawing-job.ts';
import type { figuresJob, pageJob, releaseJob, settlingJob } from './publication.ts';

type Found = () => Promise<JobWork<never, unknown>>;
type WorkOf<J> = J extends Job<infer In, infer Out, infer Part, infer Given> ? JobWork<In, Out, Part, Given> : never;

const does = <J>(work: () => Promise<WorkOf<J>>): Found => work as unknown as Found;
const publication = () => import('./publication-work.ts');

// Only the types of the jobs are imported here; the code of a job is loaded when it is first asked
// for, so that a thread for one small file starts at once.
const table: Record<JobName, Found> = {
  'publication-page': does<typeof pageJob>(async () => (await publication()).makePage),
  'publication-figures': does<typeof figuresJob>(async () => (await publication()).makeFigures),
  'left-to-settle': does<typeof settlingJob>(async () => (await publication()).makeSettling),
  release: does<typeof releaseJob>(async () => (await publication()).makeRelease),
  workbook: does<typeof workbookJob>(async () => (await import('#lib/files/workbook-bytes.ts')).workbookOf),
  text: does<typeof textJob>(async () => (await import('#lib/exchange/files/text-files.ts')).packedText),
  sheets: does<typeof sheetsJob>(async () => (await import('#lib/exchange/files/workbook-rows.ts')).sheetsOf),
  programme: does<typeof programmeJob>(
    async () => (await import('#lib/exchange/programmes/read-programme.ts')).packedProgramme,
  ),
  'festival-file': does<typeof festivalJob>(
    async () => (await import('#lib/exchange/festival-file/festival-work.ts')).doFestivalTask,
  ),
  drawing: does<typeof drawingJob>(async () => {
    const { drawHere } = await import('#app/documents/drawings.ts');
    return ({ name, asked }) => drawHere(name, asked);
  }),
  plan: does<typeof planJob>(async () => (await import('#lib/exchange/programmes/plan-work.ts')).doPlan),
  'keep-picture': does<typeof keepingJob>(async () => (await import('#lib/pictures/picture-work.ts')).keepPicture),
  'check-picture': does<typeof checkingJob>(async () => (await import('#lib/pictures/picture-work.ts')).isKeptFile),
  'picture-colours': does<typeof coloursJob>(async () => (await import('#lib/pictures/picture-work.ts')).coloursIn),
  'picture-icon': does<typeof iconJob>(async () => (await import('#lib/pictures/picture-work.ts')).drawIcon),
  'picture-behind': does<typeof behindJob>(async () => (await import('#lib/pictures/picture-work.ts')).drawBehind),
  'picture-size': does<typeof sizeJob>(async () => (await import('#lib/pictures/picture-work.ts')).drawSize),
  backup: does<typeof backupJob>(async () => (await import('#lib/keeping/backups.ts')).makeBackup),
  list: does<typeof listJob>(async () => {
    const { doListJob } = await import('#lib/exchange/lists/list-job.ts');
    const { writingDatabase } = await import('#lib/jobs/thread-database.ts');
    return (asked) => doListJob(writingDatabase(), asked);
  }),
};

type Task = Readonly<{ name: JobName; lane: Lane; asked: unknown; port: MessagePort }>;

/**
 * What a thread of the pool runs. `port` receives what the job is given later and sends the parts
 * it reports; null ends both directions.
 */
export default async function work({ name, lane, asked, port }: Task): Promise<JobDone> {
  stepBack(lane);
  // Libraries print warnings about odd files, which are of no use on the terminal.
  if (lane === 'files') for (const way of ['log', 'info', 'warn', 'error'] as const) console[way] = () => {};
  try {
    const job = await table[name]();
    return { answer: await job(asked as never, (part) => port.postMessage({ part }), given(port)) };
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

const isProcess = process.argv[2] === AS_PROCESS;
if (isProcess) {
  process.on('message', async (asked: Omit<Task, 'port'>) => process.send?.(await answered(asked)));
  process.once('disconnect', () => process.exit());
}

/**
 * The same in a process of its own, which answers but reports no parts (`lib/jobs/job.ts`).
 */
async function answered(asked: Omit<Task, 'port'>): Promise<ProcessAnswer> {
  const { port1, port2 } = new MessageChannel();
  try {
    return { done: await work({ ...asked, port: port2 }) };
  } catch (thrown) {
    return { thrown };
  } finally {
    port1.close();
  }
}

let hasSteppedBack = false;

/**
 * Work that takes seconds gets a lower priority than the server's own thread. This is done on Linux
 * only, where each thread has its own priority; elsewhere it would change that of the whole server.
 * A process lowers its own at its start.
 */
function stepBack(lane: Lane): void {
  if (hasSteppedBack || process.platform !== 'linux' || isProcess || lane === 'documents' || lane === 'reading') return;
  hasSteppedBack = true;
  try {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + STEP_BACK));
  } catch {
    // Where the system refuses, it works with the same priority as the server.
  }
}

async function* given(port: MessagePort): AsyncGenerator<never> {
  for await (const [said] of on(port, 'message')) {
    if (said === null) return;
    yield said.one as never;
  }
}

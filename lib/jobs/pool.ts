import { setImmediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { leaveReplaced } from '#db/client.ts';
import { LanterneError } from '#lib/errors.ts';
import { noteFault } from '#lib/faults.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { festivalOfRequest } from '#lib/under-way.ts';
import { type Job, type JobDone, type JobName, JobProcess, type JobUnderWay, type Lane, type Talk } from './job.ts';
import { jobsFile } from './jobs-file.ts';

/**
 * `atOnce`: how many jobs one thread does alternately; one if absent. `waiting`: how many may wait,
 * of which one festival may have half. `isProcess`: a process takes the place of its one thread.
 */
type Limits = Readonly<{
  threads: number;
  megabytes: number;
  isKept: boolean;
  isProcess?: boolean;
  atOnce?: number;
  waiting: number;
}>;

/**
 * A lane: its threads (null: each job has its own), how many more jobs may run now, and the waiting
 * ones.
 */
type Threads = {
  start: (megabytes?: number) => Promise<Piscina | JobProcess>;
  kept: Piscina | JobProcess | null;
  free: number;
  waiting: { festival: string | null; begin: () => void }[];
  mostWaiting: number;
};

const limits: Record<Lane, Limits> = {
  // Several at once, because a job that computes a proposal pauses for others.
  documents: { threads: 1, megabytes: 1024, isKept: true, atOnce: 4, waiting: 200 },
  reading: { threads: 2, megabytes: 512, isKept: true, waiting: 24 },
  // A draft of 14,000 séances and its documents, or its warnings, takes 400 MB while it is
  // computed.
  publication: { threads: 1, megabytes: 1024, isKept: true, waiting: 24 },
  warnings: { threads: 1, megabytes: 1024, isKept: true, waiting: 24 },
  // Two workbooks at once took 1 GB. Each waiting job holds its file, of up to 20 MB.
  files: { threads: 1, megabytes: 512, isKept: false, waiting: 12 },
  plans: { threads: 1, megabytes: 512, isKept: true, waiting: 24 },
  // Only one at a time, so that it uses one processor and readers have the other. Waiting pictures
  // are on the disk.
  pictures: { threads: 1, megabytes: 256, isKept: true, isProcess: true, waiting: 400 },
};

/**
 * In megabytes: the size of the young generation. Objects of a large draft live long, and with more
 * room they are copied half as often.
 */
const YOUNG_MEGABYTES = 96;
/** In milliseconds: how long an idle thread is kept with what it has read. */
export const IDLE = 120_000;

type Jobs = { all: Set<JobUnderWay>; tell: () => void };
const jobs = oneInProcess<Jobs>('lanterneJobs', () => ({ all: new Set(), tell: () => {} }));
const allLanes = oneInProcess('lanterneLanes', () => new Map<Lane, Promise<Threads>>());
const program = oneInProcess<{ file: Promise<string> | null }>('lanterneJobsFile', () => ({ file: null }));

/** The running jobs of this process's threads, then the waiting ones, the oldest first. */
export const jobsUnderWay = (): readonly JobUnderWay[] => [...jobs().all];

/** Calls `hear` whenever they change. */
export function onJobs(hear: (all: readonly JobUnderWay[]) => void): void {
  jobs().tell = () => hear(jobsUnderWay());
}

function laneOf(lane: Lane): Promise<Threads> {
  const lanes = allLanes();
  const known = lanes.get(lane);
  if (known) return known;
  // All lanes of a process use the same program: making it from the sources takes longer than most
  // jobs.
  const file = program().file ?? jobsFile();
  program().file = file;
  const made = file.then((address) => startThreads(limits[lane], address));
  lanes.set(lane, made);
  made.catch(() => {
    program().file = null;
    lanes.delete(lane);
  });
  return made;
}

/**
 * Threads that run this program, a file whose default export does jobs by name. Each is started
 * when there is a job for it.
 */
export async function startThreads(
  { threads, megabytes, isKept, isProcess = false, atOnce = 1, waiting }: Limits,
  filename: string,
): Promise<Threads> {
  const start = async (most = megabytes) => {
    if (isProcess) return new JobProcess(filename, { megabytes: most, idle: IDLE });
    const { Piscina } = await import('piscina');
    const pool = new Piscina({
      filename,
      minThreads: 0,
      maxThreads: isKept ? threads : 1,
      idleTimeout: IDLE,
      concurrentTasksPerWorker: atOnce,
      // The program needs none of the command line flags, which would have it translated once more.
      execArgv: [],
      // By default, piscina has an idle thread sleep in Atomics.wait, where it does not receive
      // messages on a job's port.
      atomics: 'disabled',
      resourceLimits: { maxOldGenerationSizeMb: most, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    // A thread that dies without a job is only logged.
    pool.on('error', (error) => console.error(error));
    return pool;
  };
  return { start, kept: isKept ? await start() : null, free: threads * atOnce, waiting: [], mostWaiting: waiting };
}

/**
 * Runs a job in a thread of its lane, while the server answers other requests. Throws what the job
 * throws, and when it took too long or its thread died; the next job gets a new thread. Throws
 * `serverBusy` (503) if too many jobs wait already, and `databaseGone` (503) if the database was
 * replaced while somebody still reads the old one.
 */
export const runJob = async <In, Out, Part = never, Given = never>(
  job: Job<In, Out, Part, Given>,
  asked: In,
  talk: Talk<Part, Given> = {},
): Promise<Out> => runIn(await laneOf(job.lane), job, asked, talk);

/** The same in these threads. */
export async function runIn<In, Out, Part = never, Given = never>(
  threads: Threads,
  job: Job<In, Out, Part, Given>,
  asked: In,
  talk: Talk<Part, Given> = {},
): Promise<Out> {
  const festival = festivalOfRequest();
  await turn(threads, job.name, festival);
  const done = show(job.name, festival, false);
  try {
    if (!leaveReplaced()) throw new LanterneError('databaseGone', {}, 503);
    return await (threads.kept ? run(threads.kept, job, asked, talk) : runAlone(threads, job, asked, talk));
  } finally {
    done();
    const next = threads.waiting.shift();
    if (next) next.begin();
    else threads.free += 1;
  }
}

async function runAlone<In, Out, Part, Given>(
  threads: Threads,
  job: Job<In, Out, Part, Given>,
  asked: In,
  talk: Talk<Part, Given>,
): Promise<Out> {
  const pool = await threads.start(job.megabytes);
  try {
    return await run(pool, job, asked, talk);
  } finally {
    // The thread has ended by then, so its memory is available for the next.
    await pool.destroy();
  }
}

async function run<In, Out, Part, Given>(
  pool: Piscina | JobProcess,
  { name, lane, milliseconds }: Job<In, Out, Part, Given>,
  asked: In,
  { hear, give = [] }: Talk<Part, Given>,
): Promise<Out> {
  const { port1, port2 } = new MessageChannel();
  const end = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(milliseconds), end.signal]);
  try {
    const heard = new Promise<void>((resolve) =>
      // A last message says that there are no more parts, because the result comes another way and
      // may arrive before them.
      port1.on('message', (said: { part: Part } | null) => (said ? hear?.(said.part) : resolve())),
    );
    const answered: Promise<JobDone> = pool.run({ name, lane, asked, port: port2 }, { signal, transferList: [port2] });
    const [done] = await Promise.all([answered, handOver(give, port1, end.signal)]);
    await heard;
    if ('answer' in done) return done.answer as Out;
    const { code, values, status } = done.failed;
    const failure = new LanterneError(code as LanterneError['code'], values, status as LanterneError['status']);
    // The thread's own record of it is not part of the server's health, so it is noted here.
    if (code === 'databaseDamaged') noteFault(failure);
    throw failure;
  } finally {
    // If the job dies, no more rows are made for it; if making rows fails, the job is stopped.
    end.abort();
    port1.close();
  }
}

async function handOver<Given>(give: Iterable<Given>, port: MessagePort, signal: AbortSignal): Promise<void> {
  for (const one of give) {
    if (signal.aborted) return;
    port.postMessage({ one });
    await setImmediate();
  }
  port.postMessage(null);
}

/**
 * Waits until another job may run. Piscina's own queue is not used: jobs in it are lost when the
 * thread before them dies, and their time limit would begin while they wait.
 */
async function turn(threads: Threads, name: JobName, festival: string | null): Promise<void> {
  if (threads.free > 0) {
    threads.free -= 1;
    return;
  }
  const { waiting, mostWaiting } = threads;
  const own = festival === null ? 0 : waiting.filter((other) => other.festival === festival).length;
  if (waiting.length >= mostWaiting || own >= mostWaiting / 2) throw new LanterneError('serverBusy', {}, 503);
  const done = show(name, festival, true);
  await new Promise<void>((begin) => waiting.push({ festival, begin }));
  done();
}

/** Lists a job among the running or waiting ones; returns what removes it. */
function show(name: JobName, festival: string | null, isWaiting: boolean): () => void {
  const { all, tell } = jobs();
  const job = { name, festival, since: new Date().toISOString(), isWaiting };
  all.add(job);
  tell();
  return () => {
    all.delete(job);
    jobs().tell();
  };
}

/**
 * The same for an uploaded file: null if it took too much time or memory, or cannot be read; the
 * uploader gets the same answer for all of these.
 */
export async function readInThread<In, Out, Part = never>(
  job: Job<In, Out, Part>,
  asked: In,
  hear?: (part: Part) => void,
): Promise<Out | null> {
  try {
    return await runJob(job, asked, hear && { hear });
  } catch (error) {
    if (error instanceof LanterneError) throw error;
    return null;
  }
}

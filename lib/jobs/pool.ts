import type { Piscina } from 'piscina';
import { LanterneError } from '../errors.ts';
import type { Done, Job, Lane } from './job.ts';
import { jobsFile } from './jobs-file.ts';

type Limits = Readonly<{ threads: number; megabytes: number }>;

/** The threads of one lane, how many of them have nothing to do, and who waits for one. */
type Threads = { pool: Piscina; free: number; waiting: (() => void)[] };

/** A draft of 14,000 séances, its two documents and its warnings take 500 MB while they are made. */
const limits: Record<Lane, Limits> = { reading: { threads: 2, megabytes: 1536 } };

/** In megabytes. What a large draft is made of lives long: with room for the young, it is copied half as often. */
const YOUNG_MEGABYTES = 96;
/** A thread keeps what it has read while somebody works on it, in milliseconds. */
const IDLE = 120_000;

// The routes of a built app are module graphs of their own: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneLanes?: Map<Lane, Promise<Threads>> };

function laneOf(lane: Lane): Promise<Threads> {
  shared.lanterneLanes ??= new Map();
  const lanes = shared.lanterneLanes;
  const known = lanes.get(lane) ?? jobsFile().then((file) => startThreads(limits[lane], file));
  lanes.set(lane, known);
  known.catch(() => lanes.delete(lane));
  return known;
}

/** Threads that run this program, an address of a file whose default export does jobs by name. Each is started when there is a job for it. */
export async function startThreads({ threads, megabytes }: Limits, filename: string): Promise<Threads> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename,
    ...{ minThreads: 0, maxThreads: threads, idleTimeout: IDLE },
    // A thread that waits does so in its event loop, as any other.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  // Of a thread that dies without a job: nobody waits for it.
  pool.on('error', (error) => console.error(error));
  return { pool, free: threads, waiting: [] };
}

/**
 * Has a job done in a thread of its lane: whoever asks this server anything else is answered meanwhile. Throws what the job throws, and when it took too long or
 * its thread died; the next one gets a new thread.
 */
export const runJob = async <In, Out>(job: Job<In, Out>, asked: In): Promise<Out> =>
  runIn(await laneOf(job.lane), job, asked);

/** The same in these threads. */
export async function runIn<In, Out>(threads: Threads, { name, milliseconds }: Job<In, Out>, asked: In): Promise<Out> {
  await turn(threads);
  try {
    const done: Done = await threads.pool.run({ name, asked }, { signal: AbortSignal.timeout(milliseconds) });
    if ('answer' in done) return done.answer as Out;
    const { code, values, status } = done.failed;
    throw new LanterneError(code as LanterneError['code'], values, status as LanterneError['status']);
  } finally {
    const next = threads.waiting.shift();
    if (next) next();
    else threads.free += 1;
  }
}

/** Waits for a thread that has nothing to do. What the pool itself lets wait stays there for ever when the thread before it dies; and the time of a job begins with its turn. */
async function turn(threads: Threads): Promise<void> {
  if (threads.free > 0) threads.free -= 1;
  else await new Promise<void>((resolve) => threads.waiting.push(resolve));
}

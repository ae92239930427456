import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endAfter, isEnding } from '#lib/cli/end.ts';
import { freePort, startServer, untilReady } from '#lib/cli/server-process.ts';
import { env } from '#lib/env.ts';
import { hasAnyLargeDraft, isLargeDraft } from '#lib/festivals/large.ts';
import { STEP_BACK, stepBack } from '#lib/jobs/job.ts';
import { hearJobs } from '#lib/jobs/jobs-beside.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

/**
 * The desk of a large festival has a second server: this same build on the same data folder,
 * reached only through this server. Work that takes seconds there does not delay readers of public
 * pages. It starts when it is first needed and ends with this one.
 */
type Second = { ready: Promise<string | null>; patience: Promise<null>; process: ChildProcess | null };

const beside = oneInProcess<{ second: Second | null }>('lanterneSecond', () => ({ second: null }));

/** Whether this is the second server. */
export const isSecond = () => process.env.LANTERNE_SECOND !== undefined;

/**
 * The origin that answers the desk of this festival: the second server's if its draft is large;
 * null for this server.
 */
export async function secondServerFor(slug: string): Promise<string | null> {
  return isSecond() || !isLargeDraft(slug) ? null : startSecondServer();
}

/**
 * The origin of the second server once it answers; null when it does not start, or not soon enough,
 * and this server must do the work.
 */
function startSecondServer(): Promise<string | null> {
  // In development there is no build that it could run.
  if (isSecond() || process.env.NODE_ENV === 'development') return Promise.resolve(null);
  const second = beside().second ?? start();
  beside().second = second;
  return Promise.race([second.ready, second.patience]);
}

/** Starts it ahead if there is a large festival, before somebody opens its desk. */
export function startForLarge(): void {
  try {
    if (hasAnyLargeDraft()) void startSecondServer();
  } catch (error) {
    // If the database cannot be read now, it is tried again when somebody asks.
    console.error(error);
  }
}

/** How long a reader waits for it to start before this server answers instead, in milliseconds. */
const PATIENCE = 20_000;
/** How long until the next attempt after it failed to start, in milliseconds. */
const RETRY = 60_000;

function start(): Second {
  const second: Second = {
    ready: Promise.resolve(null),
    patience: new Promise((lost) => setTimeout(lost, PATIENCE, null).unref()),
    process: null,
  };
  const forget = () => {
    if (beside().second === second) beside().second = null;
  };
  second.ready = run(second).catch((error) => {
    console.error(error);
    return null;
  });
  void second.ready.then((origin) => {
    if (origin === null) setTimeout(forget, RETRY).unref();
    else second.process?.once('exit', forget);
  });
  return second;
}

async function run(second: Second): Promise<string | null> {
  const port = await freePort();
  // If it were started while this server is ending, it would be left running.
  if (isEnding()) return null;
  const { url } = env();
  const child = startServer(
    process.cwd(),
    { ...variables(port), LANTERNE_URL: url },
    { nodeFlags: FLAGS, isHeard: true },
  );
  second.process = child;
  // Half as far as a thread: readers of public pages come first when both need the processor.
  stepBack(child, STEP_BACK / 2);
  // Neither may keep a server alive that has finished.
  child.unref();
  child.channel?.unref();
  child.on('message', (message: object) => hearJobs(message));
  child.once('exit', () => hearJobs({ jobs: [] }));
  child.stdout?.resume();
  (child.stdout as { unref?: () => void } | null)?.unref?.();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill('SIGTERM'));
  endAfter(once(child, 'exit'));
  return (await untilReady(child, port)) ? `http://127.0.0.1:${port}` : null;
}

/**
 * Objects made for a large programme live long; with more room for young ones, collecting garbage
 * takes a third of the time.
 */
const FLAGS = ['--max-semi-space-size=64'];

const variables = (port: number) => ({
  PORT: String(port),
  LANTERNE_HOST: '127.0.0.1',
  LANTERNE_SECOND: '1',
  // The client's address arrives as this server read it, so no proxy header may be trusted.
  LANTERNE_TRUST_PROXY: '0',
  // Loading code ahead is unnecessary, as no other reader is delayed by it, and its memory is for
  // large programmes.
  LANTERNE_AHEAD: '0',
});

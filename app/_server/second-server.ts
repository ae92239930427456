import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endAfter, isEnding } from '#lib/cli/end.ts';
import { freePort, startServer, untilReady } from '#lib/cli/server-process.ts';
import { env } from '#lib/env.ts';
import { hasAnyLargeDraft, isLargeDraft } from '#lib/festivals/large.ts';
import { STEP_BACK, stepBack } from '#lib/jobs/job-process.ts';
import { hearJobs } from '#lib/jobs/jobs-beside.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

/**
 * The desk of a large festival has a second server: this same build on the same data folder,
 * reached by this one alone. What takes seconds there holds up nobody who reads a page. It is
 * started when it is first needed and ends with this one.
 */
type Second = { ready: Promise<string | null>; patience: Promise<null>; process: ChildProcess | null };

const beside = oneInProcess<{ second: Second | null }>('lanterneSecond', () => ({ second: null }));

/** Whether this is the second server. */
export const isSecond = () => process.env.LANTERNE_SECOND !== undefined;

/**
 * Where the desk of this festival is, as an origin: with the second server when its draft is large,
 * else null: here.
 */
export async function secondServerFor(slug: string): Promise<string | null> {
  return isSecond() || !isLargeDraft(slug) ? null : startSecondServer();
}

/**
 * The origin of the second server once it answers; null when it does not, or not soon, and this one
 * has to do it all.
 */
function startSecondServer(): Promise<string | null> {
  // While somebody works on Lanterne there is no build that it could run.
  if (isSecond() || process.env.NODE_ENV === 'development') return Promise.resolve(null);
  const second = beside().second ?? start();
  beside().second = second;
  return Promise.race([second.ready, second.patience]);
}

/** Starts it where there is a large festival, before a page of its desk is asked for. */
export function startForLarge(): void {
  try {
    if (hasAnyLargeDraft()) void startSecondServer();
  } catch (error) {
    // A database that cannot be read now is read when somebody asks.
    console.error(error);
  }
}

/** How long a reader waits for it to start before this server draws for them, in milliseconds. */
const PATIENCE = 20_000;
/** How long nobody tries again after it would not start, in milliseconds. */
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
  // Asked for in the very second of the end, it would be left behind.
  if (isEnding()) return null;
  const { url } = env();
  const child = startServer(
    process.cwd(),
    { ...variables(port), LANTERNE_URL: url },
    { nodeFlags: FLAGS, isHeard: true },
  );
  second.process = child;
  // Half as far as a thread: whoever reads a public page comes first where both want a processor.
  stepBack(child, STEP_BACK / 2);
  // Neither keeps a finished server alive.
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
 * Whatever a large programme makes lives long: with room for it, memory is tidied up a third as
 * long.
 */
const FLAGS = ['--max-semi-space-size=64'];

const variables = (port: number) => ({
  PORT: String(port),
  LANTERNE_HOST: '127.0.0.1',
  LANTERNE_SECOND: '1',
  // The address that asks comes with the request, as this server read it.
  LANTERNE_TRUST_PROXY: '0',
  // Nobody else waits while it reads what a page is drawn with: that memory is for large
  // programmes.
  LANTERNE_AHEAD: '0',
});

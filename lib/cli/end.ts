import type { Server } from 'node:http';
import { closeStreams } from '#lib/live/stream.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { type WorkUnderWay, worksUnderWay } from '#lib/under-way.ts';
import { terminalWords } from './words.ts';

/** In milliseconds: how long running requests may take to finish once a stop was requested. */
const GRACE = 1000;
/** The same for work that would be lost; together, everything has stopped within five seconds. */
const GRACE_OF_WORKS = 4000;

/** Set by `lib/cli/start.mjs` once it listens. */
const shared = globalThis as typeof globalThis & { lanterneServer?: Server };

type End = { isAsked: boolean; waitsFor: Set<Promise<unknown>> };
const end = oneInProcess<End>('lanterneEnd', () => ({ isAsked: false, waitsFor: new Set() }));

/** Whether a stop was requested: nothing is started any more that would take longer. */
export const isEnding = (): boolean => end().isAsked;

/**
 * Delays the end of this process for this, as long as for other work: a process that it started
 * stops first.
 */
export function endAfter(last: Promise<unknown>): void {
  end().waitsFor.add(last);
}

/**
 * Stops the server cleanly on SIGINT and SIGTERM: event streams are closed (an open one would keep
 * it alive), running requests get a second, and work that would be lost gets four. Reports what was
 * still running then.
 */
export function watchForTheEnd(): void {
  const hear = (signal: NodeJS.Signals) => {
    // Pressing Ctrl-C again stops at once.
    if (isEnding() && signal === 'SIGINT') process.exit(1);
    if (!isEnding()) void finish();
    end().isAsked = true;
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
}

async function finish(): Promise<void> {
  closeStreams();
  const say = terminalWords();
  const cut = new Set(worksUnderWay().keys());
  // Printed as warnings, because other output of the second server is not shown.
  for (const work of cut) console.warn(say('stopWaits', { work: said(work) }));
  const works = Array.from(worksUnderWay(), async ([work, done]) => {
    await done.catch(() => {});
    cut.delete(work);
    console.warn(say('stopFinished', { work: said(work) }));
  });
  const lost = Promise.all([...works, ...end().waitsFor]);
  await Promise.race([Promise.all([lost, closed()]), Promise.all([lost, after(GRACE)]), after(GRACE_OF_WORKS)]);
  for (const work of cut) console.warn(say('stopCut', { work: said(work) }));
  process.exit(0);
}

const said = ({ kind, festival }: WorkUnderWay) => terminalWords()(`works.${kind}`, { festival });

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resolves when the last connection is closed; idle ones are closed at once. */
function closed(): Promise<unknown> {
  const server = shared.lanterneServer;
  if (!server) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
}

import type { Server } from 'node:http';
import { closeStreams } from '#lib/live/streams.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { type WorkUnderWay, worksUnderWay } from '#lib/under-way.ts';
import { terminalWords } from './words.ts';

/** How long requests under way may take to finish once the end was asked for, in milliseconds. */
const GRACE = 1000;
/** The same for works that would be lost: with it, everything has ended within five seconds. */
const GRACE_OF_WORKS = 4000;

/** Set by `lib/cli/start.mjs` once it listens. */
const shared = globalThis as typeof globalThis & { lanterneServer?: Server };

type End = { isAsked: boolean; waitsFor: Set<Promise<unknown>> };
const end = oneInProcess<End>('lanterneEnd', () => ({ isAsked: false, waitsFor: new Set() }));

/**
 * Whether the end of this process was asked for: nothing is begun any more that would outlive it.
 */
export const isEnding = (): boolean => end().isAsked;

/**
 * The end of this process waits for this, as long as for works: a process that it started ends
 * first.
 */
export function endAfter(last: Promise<unknown>): void {
  end().waitsFor.add(last);
}

/**
 * Ends the server cleanly on SIGINT and SIGTERM: event streams are closed (one that stays open
 * would keep it alive), requests under way get a second, and what would be lost four. Whatever it
 * did then is said.
 */
export function watchForTheEnd(): void {
  const hear = (signal: NodeJS.Signals) => {
    // Somebody presses Ctrl-C again: they do not want to wait.
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
  // As warnings: what the second server prints otherwise is heard by nobody.
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

/** When the last connection is closed; those that are idle are at once. */
function closed(): Promise<unknown> {
  const server = shared.lanterneServer;
  if (!server) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
}

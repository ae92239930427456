import { oneInProcess } from '#lib/one-in-process.ts';
import type { JobUnderWay } from './job.ts';
import { jobsUnderWay, onJobs } from './pool.ts';

const beside = oneInProcess<{ told: readonly JobUnderWay[] }>('lanterneJobsBeside', () => ({ told: [] }));

/** Sends the jobs of this process's threads to the server that started it, whenever they change. */
export function tellJobs(to: Pick<NodeJS.Process, 'connected' | 'send' | 'channel'> = process): void {
  onJobs((jobs) => to.connected && to.send?.({ jobs }));
  // The channel does not keep a finished server alive.
  to.channel?.unref();
}

/** Receives the jobs of the second server; none once it is gone. */
export function hearJobs({ jobs }: { jobs?: readonly JobUnderWay[] }): void {
  // Next.js may send messages of its own.
  if (jobs) beside().told = jobs;
}

/** The running jobs of both servers, then the waiting ones, the oldest first. */
export function allJobsUnderWay(): JobUnderWay[] {
  const all = [...jobsUnderWay(), ...beside().told].toSorted((a, b) => (a.since < b.since ? -1 : 1));
  return [...all.filter(({ isWaiting }) => !isWaiting), ...all.filter(({ isWaiting }) => isWaiting)];
}

import { oneInProcess } from '#lib/one-in-process.ts';
import type { JobUnderWay } from './job.ts';
import { jobsUnderWay, onJobs } from './pool.ts';

const beside = oneInProcess<{ told: readonly JobUnderWay[] }>('lanterneJobsBeside', () => ({ told: [] }));

/** Tells the server that started this one what its threads do, whenever that is another. */
export function tellJobs(to: Pick<NodeJS.Process, 'connected' | 'send' | 'channel'> = process): void {
  onJobs((jobs) => to.connected && to.send?.({ jobs }));
  // It keeps no finished server alive.
  to.channel?.unref();
}

/** What the server beside this one told last; nothing once it is gone. */
export function hearJobs({ jobs }: { jobs?: readonly JobUnderWay[] }): void {
  // Next may have messages of its own.
  if (jobs) beside().told = jobs;
}

/** What threads do here and beside, then what they will do, the oldest first. */
export function allJobsUnderWay(): JobUnderWay[] {
  const all = [...jobsUnderWay(), ...beside().told].toSorted((a, b) => (a.since < b.since ? -1 : 1));
  return [...all.filter(({ isWaiting }) => !isWaiting), ...all.filter(({ isWaiting }) => isWaiting)];
}

import type { Limits } from '#lib/selections/best/limits.ts';
import { MAX_SEARCH_TIME, propose } from '#lib/selections/best/proposal.ts';
import { readSelection } from '#lib/selections/selection.ts';
import { indexTimes, type ProgrammeTimes } from '#lib/selections/times.ts';

/**
 * What the page sends its worker: the times it has, and the selection as it is stored. `now` is in
 * epoch minutes.
 */
export type ProposalAsked = { times: ProgrammeTimes; selection: unknown; limits: Limits; now: number };

/* The search takes up to a second; in a worker it does not block the page. */
self.onmessage = async ({ data: { times, selection, limits, now } }: MessageEvent<ProposalAsked>) => {
  const work = { ms: MAX_SEARCH_TIME, clock: () => performance.now(), pause: () => Promise.resolve() };
  self.postMessage(await propose(indexTimes(times), readSelection(selection), limits, now, work));
};

import { setImmediate } from 'node:timers/promises';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Limits } from '#lib/selections/best/limits.ts';
import { MAX_SEARCH_TIME, type Proposal, propose } from '#lib/selections/best/proposal.ts';
import type { Selection } from '#lib/selections/selection.ts';
import type { TimesIndex } from '#lib/selections/times.ts';

const proposing = oneInProcess('lanterneProposing', () => ({ last: Promise.resolve<unknown>(undefined) }));

/** A proposal for a reader without scripts: one at a time, each in short turns, so that nobody else waits for it. `now` in epoch minutes. */
export function proposeHere(index: TimesIndex, selection: Selection, limits: Limits, now: number): Promise<Proposal> {
  const work = { ms: MAX_SEARCH_TIME, clock: () => performance.now(), pause: () => setImmediate() };
  const next = proposing().last.then(() => propose(index, selection, limits, now, work));
  proposing().last = next.catch(() => undefined);
  return next;
}

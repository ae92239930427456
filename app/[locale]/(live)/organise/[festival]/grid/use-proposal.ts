import { useState } from 'react';
import { useSearch } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { waitingIn } from '#lib/proposals/proposal.ts';
import type { ToldProposal } from '#lib/proposals/told.ts';
import { useGrid } from './grid-context.ts';

/** A search takes this long at most; above so many séances the longer time. */
const SECONDS = { few: 9, many: 19 };
const MANY = 150;

/** What the worker works with. */
export type ProposalAsk = Pick<DraftIndex, 'draft' | 'remit'>;

/**
 * Asks a worker for a proposal for all that waits as the grid stands when this is first drawn.
 * `limit` in seconds.
 */
export function useProposal() {
  const { board } = useGrid();
  const [started] = useState(() => {
    const { draft, remit } = board();
    const asked: ProposalAsk = { draft, remit };
    return { asked, total: waitingIn(asked).length };
  });
  const limit = started.total > MANY ? SECONDS.many : SECONDS.few;
  const { found: proposal, ...search } = useSearch<ProposalAsk, ToldProposal | null>(
    () => new Worker(new URL('./propose.worker.ts', import.meta.url), { type: 'module' }),
    { asked: started.asked, seconds: limit },
    null,
  );
  return { ...search, proposal, limit, total: started.total };
}

export type Search = ReturnType<typeof useProposal>;

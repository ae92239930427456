import { useState } from 'react';
import { useSearch } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { type ToldProposal, waitingIn } from '#lib/proposals/proposal.ts';
import { useGrid } from './grid-context.ts';

/** The limit of a search in seconds; the longer one applies above a number of séances. */
const SECONDS = { few: 9, many: 19 };
const MANY = 150;

/** What the worker is sent. */
export type ProposalAsk = Pick<DraftIndex, 'draft' | 'remit'>;

/**
 * Asks a worker for a proposal for all unscheduled séances, as the grid is at the first drawing.
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

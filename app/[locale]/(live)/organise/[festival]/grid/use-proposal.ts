import { useState } from 'react';
import { useSearch } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import { waitingIn } from '#lib/proposals/proposal.ts';
import type { ToldProposal } from '#lib/proposals/told.ts';
import { useGrid } from './grid-context.ts';

/** A search takes this long at most; above so many séances the longer time. */
const SECONDS = { few: 9, many: 19 };
const MANY = 150;

/** Asks a worker for a proposal for all that waits as the grid stands when this is first drawn. `limit` in seconds. */
export function useProposal() {
  const { board, isMine } = useGrid();
  const [started] = useState(() => {
    const { draft } = board();
    // What is another's stands where it is, as what is locked does.
    const asked = { ...draft, events: draft.events.map((one) => (isMine(one) ? one : { ...one, isLocked: true })) };
    return { asked, total: waitingIn({ draft: asked }).length };
  });
  const limit = started.total > MANY ? SECONDS.many : SECONDS.few;
  const { found: proposal, ...search } = useSearch<unknown, ToldProposal | null>(
    () => new Worker(new URL('./propose.worker.ts', import.meta.url), { type: 'module' }),
    { asked: started.asked, seconds: limit },
    null,
  );
  return { ...search, proposal, limit, total: started.total };
}

export type Search = ReturnType<typeof useProposal>;

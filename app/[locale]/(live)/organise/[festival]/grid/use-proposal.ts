import { useEffect, useRef, useState } from 'react';
import { waitingIn } from '../../../../../../lib/proposals/proposal.ts';
import type { ToldProposal } from '../../../../../../lib/proposals/told.ts';
import { useGrid } from './grid-context.ts';
import { runSearch } from './run-search.ts';

/** A search takes this long at most; above so many séances the longer time. */
const SECONDS = { few: 9, many: 19 };
const MANY = 150;

export type Search = {
  proposal: ToldProposal | null;
  isSearching: boolean;
  hasFailed: boolean;
  /** Elapsed, and at most. */
  seconds: number;
  limit: number;
  total: number;
  /** Keeps what was found so far. */
  stop: () => void;
};

/** Asks a worker for a proposal for all that waits as the grid stands when this is first drawn. */
export function useProposal(): Search {
  const { board } = useGrid();
  const [started] = useState(() => ({ board: board(), total: waitingIn(board()).length }));
  const limit = started.total > MANY ? SECONDS.many : SECONDS.few;
  const [proposal, setProposal] = useState<ToldProposal | null>(null);
  const [isSearching, setSearching] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const end = useRef<() => void>(() => {});
  useEffect(() => {
    const worker = new Worker(new URL('./propose.worker.ts', import.meta.url), { type: 'module' });
    const from = performance.now();
    const clock = setInterval(() => setSeconds(Math.round((performance.now() - from) / 1000)), 1000);
    const ask = { draft: started.board.draft, seconds: limit };
    const search = runSearch(worker, ask, {
      onProposal: setProposal,
      onFailed: () => setFailed(true),
      onEnd: () => {
        clearInterval(clock);
        setSearching(false);
      },
    });
    end.current = search.stop;
    return () => {
      clearInterval(clock);
      search.leave();
    };
  }, [started, limit]);
  return { proposal, isSearching, hasFailed, seconds, limit, total: started.total, stop: () => end.current() };
}

import { useEffect, useRef, useState } from 'react';
import { waitingIn } from '../../../../../../lib/proposals/proposal.ts';
import type { Told } from '../../../../../../lib/proposals/told.ts';
import { useGrid } from './grid-context.ts';

export type ToWorker = { draft: unknown; seconds: number };
export type FromWorker = { kind: 'proposal'; proposal: Told } | { kind: 'failed'; message: string };

/** A search takes this long at most; above so many séances the longer time. */
const SECONDS = { few: 9, many: 19 };
const MANY = 150;

export type Search = {
  proposal: Told | null;
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
  const [proposal, setProposal] = useState<Told | null>(null);
  const [isSearching, setSearching] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const end = useRef<() => void>(() => {});
  useEffect(() => {
    const worker = new Worker(new URL('./propose.worker.ts', import.meta.url), { type: 'module' });
    const from = performance.now();
    const clock = setInterval(() => setSeconds(Math.round((performance.now() - from) / 1000)), 1000);
    const stop = () => {
      clearInterval(clock);
      worker.terminate();
      setSearching(false);
    };
    end.current = stop;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'failed') {
        console.warn(data.message);
        setFailed(true);
        return;
      }
      setProposal(data.proposal);
      if (data.proposal.isDone) stop();
    };
    worker.onerror = () => {
      setFailed(true);
      stop();
    };
    worker.postMessage({ draft: started.board.draft, seconds: limit } satisfies ToWorker);
    return stop;
  }, [started, limit]);
  return { proposal, isSearching, hasFailed, seconds, limit, total: started.total, stop: () => end.current() };
}

import type { ToldProposal } from '../../../../../../lib/proposals/told.ts';

export type ToWorker = { draft: unknown; seconds: number };
export type FromWorker = { kind: 'proposal'; proposal: ToldProposal } | { kind: 'failed'; message: string };

export type SearchWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((message: MessageEvent<FromWorker>) => void) | null;
  onerror: ((error: ErrorEvent) => void) | null;
};

type Hears = {
  onProposal: (proposal: ToldProposal) => void;
  onFailed: () => void;
  /** Once, when it is done, failed for good, or was stopped. */
  onEnd: () => void;
};

/** `stop` ends a search, `leave` forgets it: whoever leaves and comes back starts another, which an end of the first must not end. */
export type RunningSearch = { stop: () => void; leave: () => void };

/** Asks a worker for a proposal and tells what it answers. */
export function runSearch(worker: SearchWorker, ask: ToWorker, { onProposal, onFailed, onEnd }: Hears): RunningSearch {
  let isOver = false;
  const leave = () => {
    isOver = true;
    worker.terminate();
  };
  const stop = () => {
    if (isOver) return;
    leave();
    onEnd();
  };
  worker.onmessage = ({ data }) => {
    if (isOver) return;
    if (data.kind === 'failed') {
      console.warn(data.message);
      onFailed();
      return;
    }
    onProposal(data.proposal);
    if (data.proposal.isDone) stop();
  };
  worker.onerror = () => {
    if (isOver) return;
    onFailed();
    stop();
  };
  worker.postMessage(ask);
  return { stop, leave };
}

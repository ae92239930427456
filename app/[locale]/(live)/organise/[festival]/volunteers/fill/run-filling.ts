import type { FillDifference } from '../../../../../../../lib/volunteers/filling.ts';
import type { Planning } from '../../../../../../../lib/volunteers/planning.ts';

export type ToWorker = { planning: Planning; seconds: number };
export type FromWorker =
  | { kind: 'filling'; difference: FillDifference; isDone: boolean }
  | { kind: 'failed'; message: string };

type FillWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((message: MessageEvent<FromWorker>) => void) | null;
  onerror: ((error: ErrorEvent) => void) | null;
};

type Hears = { onFilling: (difference: FillDifference) => void; onFailed: () => void; onEnd: () => void };

/** Asks a worker for a filling and tells what it answers. The answered function keeps what was found so far; `isLeft` forgets it. */
export function runFilling(worker: FillWorker, ask: ToWorker, { onFilling, onFailed, onEnd }: Hears) {
  let isOver = false;
  const end = (isLeft = false) => {
    if (isOver) return;
    isOver = true;
    worker.terminate();
    if (!isLeft) onEnd();
  };
  worker.onmessage = ({ data }) => {
    if (isOver) return;
    if (data.kind === 'failed') {
      console.warn(data.message);
      return onFailed();
    }
    onFilling(data.difference);
    if (data.isDone) end();
  };
  worker.onerror = () => {
    if (isOver) return;
    onFailed();
    end();
  };
  worker.postMessage(ask);
  return end;
}

import { useEffect, useRef, useState } from 'react';

/** The message to a worker that searches: its data, and the time limit. */
export type SearchAsk<A> = { asked: A; seconds: number };

/**
 * Its answers: the best result after each improvement and once more at the end; or that it cannot
 * improve.
 */
export type SearchAnswer<F> = { kind: 'found'; found: F; isDone: boolean } | { kind: 'failed'; message: string };

export type SearchWorker<F> = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((message: MessageEvent<SearchAnswer<F>>) => void) | null;
  onerror: ((error: ErrorEvent) => void) | null;
};

type Hears<F> = {
  onFound: (found: F) => void;
  onFailed: () => void;
  /** Called once, when it is done, has failed, or was stopped. */
  onEnd: () => void;
};

/**
 * `stop` ends a search, `leave` abandons it without `onEnd`: a component that is mounted again
 * starts another one, which the end of the first must not end.
 */
export type RunningSearch = { stop: () => void; leave: () => void };

/** Asks a worker to search, and reports its answers. */
export function runSearch<A, F>(
  worker: SearchWorker<F>,
  ask: SearchAsk<A>,
  { onFound, onFailed, onEnd }: Hears<F>,
): RunningSearch {
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
    onFound(data.found);
    if (data.isDone) stop();
  };
  worker.onerror = () => {
    if (isOver) return;
    onFailed();
    stop();
  };
  worker.postMessage(ask);
  return { stop, leave };
}

export type Searching<F> = {
  found: F;
  isSearching: boolean;
  hasFailed: boolean;
  /** Seconds since the beginning. */
  seconds: number;
  /** Ends the search and keeps its best result. */
  stop: () => void;
};

/**
 * Has a worker made by `start` search for what is asked at the first drawing. `first` is the result
 * until it answers.
 */
export function useSearch<A, F>(start: () => SearchWorker<F>, ask: SearchAsk<A>, first: F): Searching<F> {
  const [begun] = useState({ start, ask });
  const [found, setFound] = useState<F>(first);
  const [isSearching, setSearching] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const end = useRef<() => void>(() => {});
  useEffect(() => {
    const from = performance.now();
    const clock = setInterval(() => setSeconds(Math.round((performance.now() - from) / 1000)), 1000);
    const search = runSearch(begun.start(), begun.ask, {
      onFound: (next) => setFound(() => next),
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
  }, [begun]);
  return { found, isSearching, hasFailed, seconds, stop: () => end.current() };
}

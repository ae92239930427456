import { useEffect, useRef, useState } from 'react';

/**
 * What a worker is asked that searches beside a page: what it works with, and for how long at most.
 */
export type SearchAsk<A> = { asked: A; seconds: number };

/**
 * What it answers: the best so far each time it is better and once more when it is done; or that it
 * cannot better it.
 */
export type SearchAnswer<F> = { kind: 'found'; found: F; isDone: boolean } | { kind: 'failed'; message: string };

export type SearchWorker<F> = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((message: MessageEvent<SearchAnswer<F>>) => void) | null;
  onerror: ((error: ErrorEvent) => void) | null;
};

type Hears<F> = {
  onFound: (found: F) => void;
  onFailed: () => void;
  /** Once, when it is done, failed for good, or was stopped. */
  onEnd: () => void;
};

/**
 * `stop` ends a search, `leave` forgets it: whoever leaves and comes back starts another, which an
 * end of the first must not end.
 */
export type RunningSearch = { stop: () => void; leave: () => void };

/** Asks a worker to search and tells what it answers. */
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
  /** Elapsed. */
  seconds: number;
  /** Keeps what was found so far. */
  stop: () => void;
};

/**
 * Has the worker that `start` makes search for what is asked when this is first drawn. `first` is
 * what was found before it answers.
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

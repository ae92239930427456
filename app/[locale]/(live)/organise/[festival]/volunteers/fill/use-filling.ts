import { useEffect, useRef, useState } from 'react';
import type { FillDifference } from '../../../../../../../lib/volunteers/filling.ts';
import type { Planning } from '../../../../../../../lib/volunteers/planning.ts';
import { runFilling } from './run-filling.ts';

/** A search takes this long at most. */
export const LIMIT = 8;

export type Search = {
  difference: FillDifference;
  isSearching: boolean;
  hasFailed: boolean;
  /** Elapsed. */
  seconds: number;
  /** Keeps what was found so far. */
  stop: () => void;
};

/** Asks a worker to better the filling the page came with. */
export function useFilling(planning: Planning, first: FillDifference): Search {
  const [asked] = useState(planning);
  const [difference, setDifference] = useState(first);
  const [isSearching, setSearching] = useState(true);
  const [hasFailed, setFailed] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const end = useRef<() => void>(() => {});
  useEffect(() => {
    const worker = new Worker(new URL('./fill.worker.ts', import.meta.url), { type: 'module' });
    const from = performance.now();
    const clock = setInterval(() => setSeconds(Math.round((performance.now() - from) / 1000)), 1000);
    const stop = runFilling(
      worker,
      { planning: asked, seconds: LIMIT },
      {
        onFilling: setDifference,
        onFailed: () => setFailed(true),
        onEnd: () => {
          clearInterval(clock);
          setSearching(false);
        },
      },
    );
    end.current = () => stop();
    return () => {
      clearInterval(clock);
      stop(true);
    };
  }, [asked]);
  return { difference, isSearching, hasFailed, seconds, stop: () => end.current() };
}

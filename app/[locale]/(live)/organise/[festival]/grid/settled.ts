import { useEffect, useMemo, useState } from 'react';
import type { SaidWarnings } from '#lib/warnings/said-warnings.ts';
import { useBoard, useGrid, useSync } from './grid-context.ts';

/** In milliseconds: after an act the server is asked once no other follows for this long. */
const QUIET = 250;

export type Settled = {
  said: SaidWarnings;
  isFresh: boolean;
  /** Asks the server again, after a change that the grid itself does not show. */
  ask: () => void;
};

/**
 * What the server says is to be settled, asked again after each saved change and each accepted
 * warning.
 */
export function useSettled(first: SaidWarnings): Settled {
  const { scene, locale, warnings, board } = useGrid();
  const [said, setSaid] = useState(first);
  const [isFresh, setFresh] = useState(true);
  const now = useBoard();
  const isSaving = useSync(({ saving }) => saving.state === 'saving' || saving.state === 'retrying');
  const others = useSync(({ accepted, stale }) => accepted + stale);
  const [told, setTold] = useState(0);
  const wanted = useMemo(() => ({ now, others, told }), [now, others, told]);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    if (isSaving || asked === wanted) return;
    setFresh(false);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/festivals/${scene.festival.slug}/warnings?locale=${locale}`, {
          signal: abort.signal,
        });
        if (!answer.ok) return;
        const fresh = (await answer.json()) as SaidWarnings;
        // A séance moved meanwhile, so the answer is about an older board.
        if (board() !== wanted.now) return;
        warnings.settle(fresh);
        setSaid(fresh);
        setFresh(true);
        setAsked(wanted);
      } catch {
        // The list stays as it was; the next change asks again.
      }
    }, QUIET);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, asked, isSaving, scene, locale, warnings, board]);
  return { said, isFresh, ask: () => setTold(told + 1) };
}

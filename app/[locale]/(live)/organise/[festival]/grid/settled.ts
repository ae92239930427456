import { useEffect, useState } from 'react';
import type { SaidWarnings } from '../../../../../../lib/events/said-warnings.ts';
import { useBoard, useGrid, useSync } from './grid-context.ts';

/** After an act the server is asked once things are quiet for so long. Milliseconds. */
const QUIET = 250;

/** What the server says is to be settled, asked anew after each change that is saved. Null until the first answer. */
export function useSettled(first: SaidWarnings): { said: SaidWarnings; isFresh: boolean } {
  const { scene, locale, warnings, board } = useGrid();
  const [said, setSaid] = useState(first);
  const [isFresh, setFresh] = useState(true);
  const now = useBoard();
  const isSaving = useSync(({ saving }) => saving.state === 'saving' || saving.state === 'retrying');
  const [asked, setAsked] = useState(now);
  useEffect(() => {
    if (isSaving || asked === now) return;
    setFresh(false);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/api/festivals/${scene.festival.slug}/warnings?locale=${locale}`, {
          signal: abort.signal,
        });
        if (!answer.ok) return;
        const fresh = (await answer.json()) as SaidWarnings;
        // A séance that moved meanwhile has its own warnings already: theirs are about where it was.
        if (board() !== now) return;
        warnings.settle(fresh);
        setSaid(fresh);
        setFresh(true);
        setAsked(now);
      } catch {
        // The list stays as it was; the next change asks again.
      }
    }, QUIET);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [now, asked, isSaving, scene, locale, warnings, board]);
  return { said, isFresh };
}

import loadHighs from 'highs';
import { type Draft, indexDraft } from '../../../../../../lib/programme/draft.ts';
import { greedyProposal } from '../../../../../../lib/proposals/greedy.ts';
import { highsSolver } from '../../../../../../lib/proposals/highs-solver.ts';
import { improved } from '../../../../../../lib/proposals/improve.ts';
import { told } from '../../../../../../lib/proposals/told.ts';
import type { FromWorker, ToWorker } from './run-search.ts';

/*
 * A proposal is made beside the page, so that the grid stays under the hand. The first one is told at once; the solver betters it until the time is up.
 * To cancel it is to end this worker.
 */
const say = (message: FromWorker) => self.postMessage(message);

self.onmessage = async ({ data: { draft, seconds } }: MessageEvent<ToWorker>) => {
  const from = performance.now();
  const index = indexDraft(draft as Draft);
  const first = greedyProposal(index);
  let had = { round: 0, bettered: 0 };
  const tell = (best: typeof first, isDone: boolean) =>
    say({ kind: 'proposal', proposal: told(index, best.places, { worth: best.worth, ...had, isDone }) });
  tell(first, false);
  let best = first;
  try {
    const solve = highsSolver(await loadHighs());
    best = improved(index, first, {
      ...{ solve, random: Math.random, left: () => seconds * 1000 - (performance.now() - from) },
      onProgress: ({ places, worth, round, bettered }) => {
        had = { round, bettered };
        tell({ places, worth }, false);
      },
    });
  } catch (error) {
    // Without the solver the first proposal stands.
    say({ kind: 'failed', message: String(error) });
  }
  tell(best, true);
};

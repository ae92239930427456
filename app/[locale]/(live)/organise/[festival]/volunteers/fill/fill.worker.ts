import loadHighs from 'highs';
import { highsSolver } from '../../../../../../../lib/proposals/highs-solver.ts';
import { greedyFilling } from '../../../../../../../lib/volunteers/fill-greedy.ts';
import { improvedFilling } from '../../../../../../../lib/volunteers/fill-improve.ts';
import { type Filling, fillDifference } from '../../../../../../../lib/volunteers/filling.ts';
import type { FromWorker, ToWorker } from './run-filling.ts';

/*
 * A filling is made beside the page. The first is told at once, what is better whenever it is found, until the time is up. To cancel is to end this worker.
 */
const say = (message: FromWorker) => self.postMessage(message);

self.onmessage = async ({ data: { planning, seconds } }: MessageEvent<ToWorker>) => {
  const from = performance.now();
  const tell = (filling: Filling, isDone: boolean) =>
    say({ kind: 'filling', difference: fillDifference(planning, filling), isDone });
  let best = greedyFilling(planning);
  tell(best, false);
  try {
    const solve = highsSolver(await loadHighs());
    best = improvedFilling(planning, best, {
      ...{ solve, random: Math.random, left: () => seconds * 1000 - (performance.now() - from) },
      onProgress: ({ filling }) => {
        if (filling === best) return;
        best = filling;
        tell(filling, false);
      },
    });
  } catch (error) {
    // Without the solver what was found stands.
    say({ kind: 'failed', message: String(error) });
  }
  tell(best, true);
};

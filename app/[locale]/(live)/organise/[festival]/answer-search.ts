import loadHighs from 'highs';
import { highsSolver } from '#lib/proposals/highs-solver.ts';
import type { Solver } from '#lib/proposals/improve.ts';
import type { SearchAnswer, SearchAsk } from './use-search.ts';

/** `left`: milliseconds that remain. */
type Given = { solve: Solver; random: () => number; left: () => number };

/**
 * A search that has its first answer. `found` is the best so far, plain data; `better` betters it,
 * and calls `tell` each time it did.
 */
type Search<F> = { found: () => F; better: (given: Given, tell: () => void) => void };

/**
 * The body of a worker that searches beside a page, so that the page stays under the hand. The
 * first answer is told at once; the solver betters it until the time is up. To cancel it is to end
 * the worker.
 */
export function answerSearch<A, F>(begin: (asked: A) => Search<F>): void {
  const say = (answer: SearchAnswer<F>) => self.postMessage(answer);
  self.onmessage = async ({ data: { asked, seconds } }: MessageEvent<SearchAsk<A>>) => {
    const from = performance.now();
    const { found, better } = begin(asked);
    const tell = (isDone: boolean) => say({ kind: 'found', found: found(), isDone });
    tell(false);
    try {
      const solve = highsSolver(await loadHighs());
      const left = () => seconds * 1000 - (performance.now() - from);
      better({ solve, random: Math.random, left }, () => tell(false));
    } catch (error) {
      // Without the solver what was found stands.
      say({ kind: 'failed', message: String(error) });
    }
    tell(true);
  };
}

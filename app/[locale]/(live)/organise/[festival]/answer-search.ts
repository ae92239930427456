import loadHighs from 'highs';
import { highsSolver } from '#lib/proposals/highs-solver.ts';
import type { Solver } from '#lib/proposals/linear-model.ts';
import type { SearchAnswer, SearchAsk } from './use-search.ts';

/** `left`: the milliseconds that remain. */
type Given = { solve: Solver; random: () => number; left: () => number };

/**
 * A search with its first answer. `found` returns the best so far as plain data; `better` improves
 * it, and calls `tell` after each improvement.
 */
type Search<F> = { found: () => F; better: (given: Given, tell: () => void) => void };

/**
 * The body of a worker that searches without blocking the page. It sends the first answer at once,
 * then the solver improves it until the time is up. To cancel it, terminate the worker.
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
      // If the solver cannot be loaded, the first answer remains.
      say({ kind: 'failed', message: String(error) });
    }
    tell(true);
  };
}

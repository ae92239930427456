import loadHighs from 'highs';
import { bench, describe } from 'vitest';
import { randomFrom } from '#db/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { highsSolver } from './highs-solver.ts';
import { improved } from './linear-model.ts';
import { greedyProposal, type Worth } from './proposal.ts';
import { solvableFestival } from './solvable-testing.ts';

/*
 * 120 séances in 6 rooms over 5 days that are known to fit, until 23:00 and until 21:00. What must
 * hold: done within 10 seconds with nothing that blocks. Printed: what stays unplaced, what warns,
 * how many of one theme run at once, first by going one by one, then by the solver.
 */
const solve = highsSolver(await loadHighs());
const SECONDS = 8;
const say = ({ unplaced, blocking, warnings, hints }: Worth) =>
  `${unplaced} unplaced, ${blocking} blocking, ${warnings} warnings, ${hints} of one theme at once`;

describe('a proposal for 120 séances', () => {
  for (const closesAt of ['23:00', '21:00', '18:30']) {
    const { draft } = solvableFestival({ events: 120, rooms: 6, days: 5, seed: 1 });
    const index = indexDraft({ ...draft, festival: { ...draft.festival, closesAt } });
    bench(
      `until ${closesAt}`,
      () => {
        const from = performance.now();
        const first = greedyProposal(index);
        const middle = performance.now();
        const end = from + SECONDS * 1000;
        const best = improved(index, first, { solve, random: randomFrom(1), left: () => end - performance.now() });
        console.log(`until ${closesAt}, one by one: ${say(first.worth)}, ${Math.round(middle - from)} ms`);
        console.log(`until ${closesAt}, solver: ${say(best.worth)}, ${Math.round(performance.now() - from)} ms`);
      },
      { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 },
    );
  }
});

import loadHighs from 'highs';
import { bench, describe } from 'vitest';
import { randomFrom } from '#db/testing.ts';
import { highsSolver } from '#lib/proposals/highs-solver.ts';
import { improvedFilling } from './fill-improve.ts';
import { type FillWorth, greedyFilling, violationsOf } from './filling.ts';
import { largeFestival } from './large-testing.ts';
import { planOf } from './plan.ts';

/*
 * « Remplir les trous » for 600 shifts (800 places) of 200 séances, first with 120 volunteers, then
 * with 70, who are too few. What must hold: done within 10 seconds with no rule broken. Printed:
 * places left, how far from an equal share people are, and wishes, going one by one, with places
 * that change hands, and by the solver.
 */
const solve = highsSolver(await loadHighs());
const SECONDS = 8;
const say = ({ unfilled, unevenMinutes, leastMinutes, mostMinutes, wishesMet, wishes }: FillWorth) =>
  `${unfilled} unfilled, ${unevenMinutes} min from an equal share (${leastMinutes} to ${mostMinutes}), ${wishesMet} of ${wishes} wishes`;

describe('filling 600 shifts', () => {
  for (const volunteers of [120, 70]) {
    const { festivalId, db } = largeFestival({ volunteers });
    const { planning } = planOf(festivalId, db);
    bench(
      `with ${volunteers} volunteers`,
      () => {
        const from = performance.now();
        const first = greedyFilling(planning);
        const middle = performance.now();
        const end = from + SECONDS * 1000;
        let rounds = 0;
        let alone = '';
        const best = improvedFilling(planning, first, {
          solve,
          random: randomFrom(1),
          left: () => end - performance.now(),
          onProgress: ({ round, filling }) => {
            rounds = round;
            if (round === 0) alone = `${say(filling.worth)}, ${Math.round(performance.now() - from)} ms`;
          },
        });
        const broken = violationsOf(planning, first.added).length + violationsOf(planning, best.added).length;
        console.log(`${volunteers}, one by one: ${say(first.worth)}, ${Math.round(middle - from)} ms`);
        console.log(`${volunteers}, settled: ${alone}`);
        console.log(
          `${volunteers}, solver: ${say(best.worth)}, ${Math.round(performance.now() - from)} ms, ${rounds} rounds, ${broken} rules broken`,
        );
      },
      { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 },
    );
  }
});

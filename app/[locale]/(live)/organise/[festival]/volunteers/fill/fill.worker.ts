import { answerSearch } from '#app/[locale]/(live)/organise/[festival]/answer-search.ts';
import { improvedFilling } from '#lib/volunteers/fill-improve.ts';
import { type FillDifference, type Filling, fillDifference, greedyFilling } from '#lib/volunteers/filling.ts';
import type { Planning } from '#lib/volunteers/planning.ts';

/* Computes a filling for shifts that lack people. */
answerSearch<Planning, FillDifference>((planning) => {
  let best = greedyFilling(planning);
  return {
    found: () => fillDifference(planning, best),
    better: (given, tell) => {
      const onProgress = ({ filling }: { filling: Filling }) => {
        if (filling === best) return;
        best = filling;
        tell();
      };
      best = improvedFilling(planning, best, { ...given, onProgress });
    },
  };
});

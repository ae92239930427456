import type loadHighs from 'highs';
import type { Solver } from './linear-model.ts';

type Highs = Awaited<ReturnType<typeof loadHighs>>;

/**
 * HiGHS as a `Solver`. What it has found when the time is up is used, even if it is not proven to
 * be the best.
 */
export const highsSolver =
  (highs: Highs): Solver =>
  (model, seconds) => {
    const solution = highs.solve(model, { time_limit: seconds, output_flag: false, mip_rel_gap: 0.001 });
    const taken = Object.entries(solution.Columns ?? {}).filter(
      ([, column]) => 'Primal' in column && (column.Primal ?? 0) > 0.5,
    );
    return taken.length > 0 ? new Set(taken.map(([name]) => name)) : null;
  };

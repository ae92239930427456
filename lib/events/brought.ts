import type { DraftEvent } from '#lib/model/draft.ts';
import { conflictsOf } from './conflicts.ts';
import { subject } from './fix-acts.ts';
import { type Prepared, withMoved } from './prepared.ts';
import { isBroughtByPlace, type Warning } from './warning.ts';

/**
 * Which warnings a change of these séances causes, and which it settles. A clash of which only the
 * hours change is neither.
 */
export function broughtBy(
  prepared: Prepared,
  changed: readonly DraftEvent[],
): { brought: Warning[]; settled: Warning[] } {
  const [before, after] = [prepared, changed.reduce(withMoved, prepared)].map((one) =>
    conflictsOf(one).filter(isBroughtByPlace),
  ) as [Warning[], Warning[]];
  const minus = (all: Warning[], without: Warning[]) => {
    const known = new Set(without.map(subject));
    return all.filter((warning) => !known.has(subject(warning)));
  };
  return { brought: minus(after, before), settled: minus(before, after) };
}

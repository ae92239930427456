import type * as t from '#db/schema/index.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { groupedBy } from '#lib/grouped.ts';

/** A warning somebody accepted: who, when (instant), why, and the facts it was accepted for. */
export type Acceptance = Readonly<typeof t.acceptedWarnings.$inferSelect>;

export type Standing = {
  /** What is still to be settled, in the order it came. */
  open: Warning[];
  accepted: { warning: Warning; acceptance: Acceptance }[];
  /**
   * Accepted for facts that are no longer so: nothing, or another warning, stands in their place.
   */
  lapsed: Acceptance[];
};

/**
 * Parts warnings by what was accepted. Whether an acceptance holds is computed, never stored: facts
 * that come back are accepted again.
 */
export function byAcceptance(warnings: readonly Warning[], acceptances: readonly Acceptance[]): Standing {
  const known = new Map(
    acceptances.map((acceptance) => [warningKey(acceptance as Pick<Warning, 'code' | 'facts'>), acceptance]),
  );
  // Of a large draft there are a hundred thousand, and mostly nobody accepted any.
  if (known.size === 0) return { open: [...warnings], accepted: [], lapsed: [] };
  const standing: Standing = { open: [], accepted: [], lapsed: [] };
  for (const warning of warnings) {
    const key = warningKey(warning);
    const acceptance = known.get(key);
    if (acceptance) standing.accepted.push({ warning, acceptance });
    else standing.open.push(warning);
    known.delete(key);
  }
  standing.lapsed.push(...known.values());
  return standing;
}

/**
 * What was accepted in one act stands together: the same reason by the same person at the same
 * moment.
 */
export function byAct<T>(list: readonly T[], acceptanceOf: (one: T) => Acceptance): T[][] {
  const acts = groupedBy(list, (one) => {
    const { at, byName, reason } = acceptanceOf(one);
    return JSON.stringify([at, byName, reason]);
  });
  return [...acts.values()];
}

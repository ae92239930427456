import type * as t from '#db/schema/index.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { groupedBy } from '#lib/grouped.ts';

/** An accepted warning: by whom, when (instant), why, and the facts for which it was accepted. */
export type Acceptance = Readonly<typeof t.acceptedWarnings.$inferSelect>;

export type Standing = {
  /** Warnings that are not accepted, in the order in which they were given. */
  open: Warning[];
  accepted: { warning: Warning; acceptance: Acceptance }[];
  /** Acceptances whose facts no longer hold: the warning is gone, or has become another one. */
  lapsed: Acceptance[];
};

/**
 * Divides warnings by whether they are accepted. Whether an acceptance holds is computed and never
 * stored, so if its facts come back it holds again.
 */
export function byAcceptance(warnings: readonly Warning[], acceptances: readonly Acceptance[]): Standing {
  const known = new Map(
    acceptances.map((acceptance) => [warningKey(acceptance as Pick<Warning, 'code' | 'facts'>), acceptance]),
  );
  // A large draft has a hundred thousand warnings, and usually none is accepted.
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
 * Groups what was accepted in one act: with the same reason, by the same person, at the same
 * moment.
 */
export function byAct<T>(list: readonly T[], acceptanceOf: (one: T) => Acceptance): T[][] {
  const acts = groupedBy(list, (one) => {
    const { at, byName, reason } = acceptanceOf(one);
    return JSON.stringify([at, byName, reason]);
  });
  return [...acts.values()];
}

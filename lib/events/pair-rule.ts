import { gather } from '#lib/grouped.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { type Apart, shortfallOf } from '#lib/occupancy/apart.ts';
import type { Hold } from './occupations.ts';
import { beginsFirst, type Prepared, type Shared } from './prepared.ts';
import { groupsOf, pairKey, type Scope, visitNear } from './scope.ts';
import type { Warning, WarningLevel } from './warning.ts';

/** Two holds of two séances that break a rule; `first` belongs to the séance that begins first. */
export type Failed<H> = { first: H; second: H; overlap: number; missing: number };

/** All breaches between two séances that are about the same thing. */
type FailedPair<H> = readonly [Failed<H>, ...Failed<H>[]];

/**
 * A rule about two séances that need the same thing. Warnings, the marking of starts and proposals
 * all use it.
 */
export type PairRule<H extends Hold> = {
  /** The group the séances share: a room, a person, … */
  by: Exclude<Shared, 'byDay' | 'byContinued'>;
  holds(prepared: Prepared, event: DraftEvent, sharedId: number): readonly H[];
  /** The time that must lie between the two; null when they may overlap. */
  apart(prepared: Prepared, one: H, other: H): Apart | null;
  /**
   * The longest time, in minutes, that may have to lie between two holds; none where each hold
   * includes its own.
   */
  most?(prepared: Prepared): number;
  /**
   * For two séances there is one warning for each value: the id of a person, or the same for all
   * rooms.
   */
  about(hold: H): number;
  /** The level of an overlap; too little time between them is always a warning. */
  level(hold: H): WarningLevel;
  warn(scope: Scope, failed: FailedPair<H>): Warning[];
};

const kept = new WeakMap<readonly DraftEvent[], readonly Hold[]>();

/**
 * The holds of all séances on one thing, by start. Made once for a group, because a group never
 * changes.
 */
export function holdsBy<H extends Hold>(prepared: Prepared, { by, holds }: PairRule<H>, sharedId: number) {
  const group = prepared[by].get(sharedId) ?? [];
  const known = kept.get(group) ?? group.flatMap((event) => holds(prepared, event, sharedId));
  kept.set(group, known);
  return known as readonly H[];
}

/**
 * Two holds that break the rule, `first` belonging to the séance that begins first; null where they
 * keep it.
 */
export function fails<H extends Hold>(prepared: Prepared, rule: PairRule<H>, first: H, second: H): Failed<H> | null {
  const apart = rule.apart(prepared, first, second);
  if (!apart) return null;
  const { overlap, missing } = shortfallOf(apart);
  return overlap > 0 || missing > 0 ? { first, second, overlap, missing } : null;
}

/** The warnings of a rule: for each pair of séances, one for each thing it is about. */
export function warningsBy<H extends Hold>(scope: Scope, rule: PairRule<H>): Warning[] {
  const found = new Map<number, Map<number, [Failed<H>, ...Failed<H>[]]>>();
  for (const [sharedId, events] of groupsOf(scope, rule.by)) {
    if (events.length < 2) continue;
    // For a whole draft each group is visited only once, so keeping the holds would cost more than
    // it saves.
    const holds =
      scope.of === undefined
        ? events.flatMap((event) => rule.holds(scope, event, sharedId))
        : holdsBy(scope, rule, sharedId);
    visitNear(scope, holds, rule.most?.(scope) ?? 0, (a, b) => {
      const [first, second] = beginsFirst(a.content, b.content) ? [a, b] : [b, a];
      const failed = fails(scope, rule, first, second);
      if (!failed) return;
      const about = rule.about(first);
      const pairs = found.get(about) ?? new Map();
      if (pairs.size === 0) found.set(about, pairs);
      gather(pairs, pairKey(first.content.event, second.content.event), failed);
    });
  }
  const warnings: Warning[] = [];
  for (const pairs of found.values())
    for (const failed of pairs.values()) for (const warning of rule.warn(scope, failed)) warnings.push(warning);
  return warnings;
}

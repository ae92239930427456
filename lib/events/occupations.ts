import { gather } from '#lib/grouped.ts';
import { type DraftEvent, mayCome, type PresenceStanding } from '#lib/model/draft.ts';
import { type Apart, expectedFor, type PersonHold, shortfallOf } from '#lib/occupancy/apart.ts';
import type { Interval } from '#lib/time/interval.ts';
import {
  beginsFirst,
  type Content,
  contentOf,
  groupsOf,
  layoutOf,
  type Prepared,
  pairKey,
  type Scope,
  type Shared,
  visitNear,
} from './prepared.ts';
import { roomMargins } from './running-order.ts';
import type { Warning, WarningLevel } from './warning.ts';

/** The time for which a séance needs something that others may need too. */
export type Hold = Interval & { content: Content };

/** How long a séance occupies one of its rooms: [start − doors, public end + clear). */
export type Occupation = Hold & { roomId: number; doors: number; clear: number };

/** Null when it occupies no room. */
export function occupationOf(prepared: Prepared, event: DraftEvent, roomId: number): Occupation | null {
  const content = contentOf(prepared, event);
  if (!content) return null;
  const { doors, clear } = roomMargins(event, roomId, prepared.index);
  return { content, roomId, doors, clear, start: content.start - doors, end: content.end + clear };
}

/**
 * Whether a room holds one séance at a time; a park, a meeting point or a stream holds any number.
 */
export const holdsOne = ({ index }: Pick<Prepared, 'index'>, roomId: number) =>
  index.rooms.get(roomId)?.kind === 'room';

/**
 * When a person is expected: during the whole séance, or during their item and the few minutes
 * before it in which they come (`expectedFor`).
 */
export type Expected = Hold & PersonHold & { personId: number; standing: PresenceStanding };

/** When one person is expected at one séance. Not for a recording, and not when they declined. */
export function expectationsOf(prepared: Prepared, event: DraftEvent, personId: number): Expected[] {
  const content = contentOf(prepared, event);
  if (!content) return [];
  const { start, end } = content;
  const expected: Expected[] = [];
  for (const one of event.people) {
    if (one.personId !== personId || one.presence === 'recorded' || !mayCome(one)) continue;
    const { itemId, presence, confirmation } = one;
    const part = itemId === null ? undefined : layoutOf(prepared, event).parts.find(({ item }) => item.id === itemId);
    const itself = part ? { start: start + part.offset, end: start + part.offset + part.minutes } : { start, end };
    const hours = expectedFor(itself, part !== undefined);
    expected.push({ content, personId, standing: confirmation, isThere: presence === 'in-person', ...hours });
  }
  return expected;
}

const standings: readonly PresenceStanding[] = ['considered', 'invited', 'tentative', 'confirmed'];
export const weaker = (a: PresenceStanding, b: PresenceStanding) =>
  standings.indexOf(a) <= standings.indexOf(b) ? a : b;

export const shareARoom = (a: DraftEvent, b: DraftEvent) =>
  a.rooms.some((room) => b.rooms.some((r) => r.roomId === room.roomId));

/** When and where somebody is expected, for the facts of a warning. */
export const expectedAt = ({ content: { event }, start, end }: Expected) =>
  `${event.id}@${event.startsAt}/${start}-${end}/${event.rooms.map((room) => room.roomId).join(',')}`;

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

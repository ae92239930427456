import type { DraftEvent } from '#lib/model/draft.ts';
import { type Expected, expectedAt, weaker } from './occupations.ts';
import { eventDayOf, isFirst, type Prepared } from './prepared.ts';
import { gather, pairKey, type Scope, worstOf } from './scope.ts';
import type { Warning } from './warning.ts';

/** Where a séance begins and where it ends: a walk ends elsewhere. Null online, and where nothing is set. */
export function eventVenuesOf(
  { index }: Pick<Prepared, 'index'>,
  event: DraftEvent,
): { begins: number | null; ends: number | null } {
  const room = index.rooms.get(event.rooms[0]?.roomId ?? 0);
  const begins = room && room.kind !== 'online' ? room.venueId : null;
  return { begins, ends: event.endsAtVenueId ?? begins };
}

type Way = { first: Expected; second: Expected; gap: number; walk: number; from: number; to: number };

/** travel-short: whoever is expected in person at two venues has the time to walk between them. One warning for a pair. */
export function travelShort(scope: Scope, personId: number, expected: readonly Expected[]): Warning[] {
  if (scope.index.draft.venues.length < 2) return [];
  const there = expected.filter(({ presence }) => presence === 'in-person').sort((a, b) => a.start - b.start);
  const { longest } = scope.walks;
  const pairs = new Map<number, Way[]>();
  for (const [i, a] of there.entries())
    for (let j = i + 1; j < there.length; j += 1) {
      const b = there[j];
      // Sorted by start: from here on there is time for any walk of this festival.
      if (!b || b.start - a.end >= longest) break;
      const way = shortWay(scope, a, b);
      if (!way) continue;
      const [one, other] = isFirst(scope, a.event, b.event) ? [a, b] : [b, a];
      gather(pairs, pairKey(one.event, other.event), way);
    }
  return [...pairs.values()].map((ways) => travelWarning(scope, personId, ways));
}

function shortWay(scope: Scope, first: Expected, second: Expected): Way | null {
  if (first.event.id === second.event.id) return null;
  if (scope.of !== undefined && first.event.id !== scope.of && second.event.id !== scope.of) return null;
  const gap = second.start - first.end;
  // Two places at once are another warning.
  if (gap < 0) return null;
  const from = eventVenuesOf(scope, first.event).ends;
  const to = eventVenuesOf(scope, second.event).begins;
  if (from === null || to === null) return null;
  const walk = scope.walks.minutes(from, to);
  return walk !== null && gap < walk ? { first, second, gap, walk, from, to } : null;
}

function travelWarning(scope: Scope, personId: number, ways: Way[]): Warning {
  const factsOf = ({ first, second, walk, from, to }: Way) =>
    `person ${personId} ${weaker(first.standing, second.standing)} walk ${from}-${to}/${walk} ${expectedAt(first)} ${expectedAt(second)}`;
  const worst = worstOf(ways, (a, b) => {
    const by = a.walk - a.gap - (b.walk - b.gap);
    return by > 0 || (by === 0 && factsOf(a) < factsOf(b));
  });
  const { first, second, gap, walk, from, to } = worst;
  return {
    code: 'travel-short',
    level: 'warning',
    eventIds: [first.event.id, second.event.id],
    day: eventDayOf(scope, first.event),
    personId,
    gapMinutes: gap,
    walkMinutes: walk,
    fromVenueId: from,
    toVenueId: to,
    standing: weaker(first.standing, second.standing),
    facts: factsOf(worst),
  };
}

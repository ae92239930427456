import { overlapMinutes } from '#lib/time/interval.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf, expectedAt, shareARoom, weaker } from './occupations.ts';
import { eventDayOf, isFirst } from './prepared.ts';
import { gather, groupsOf, pairKey, type Scope, visitOverlaps, worstOf } from './scope.ts';
import { travelShort } from './travel.ts';
import type { Warning } from './warning.ts';

/** person-overlap and travel-short, of the people expected at two séances or more: nobody else can be in two places. */
export function personClashes(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  for (const [personId, events] of groupsOf(scope, 'byPerson')) {
    if (events.length < 2) continue;
    const expected = events.flatMap((event) => expectationsOf(scope, event, personId));
    warnings.push(...personOverlaps(scope, personId, expected), ...travelShort(scope, personId, expected));
  }
  return warnings;
}

type PersonClash = { first: Expected; second: Expected; minutes: number; from: number };

/** One warning for a person and a pair of séances. Whoever stays in the room has no way to go. */
function personOverlaps(scope: Scope, personId: number, expected: readonly Expected[]): Warning[] {
  const pairs = new Map<number, PersonClash[]>();
  visitOverlaps(
    scope,
    expected,
    ({ event }) => event,
    (a, b) => {
      const [one, other] = shareARoom(a.event, b.event) ? [a.itself, b.itself] : [a, b];
      const minutes = overlapMinutes(one, other);
      if (minutes === 0) return;
      const from = Math.max(one.start, other.start);
      const [first, second] = isFirst(scope, a.event, b.event) ? [a, b] : [b, a];
      gather(pairs, pairKey(first.event, second.event), { first, second, minutes, from });
    },
  );
  return [...pairs.values()].map((clashes) => personWarning(scope, personId, clashes));
}

function personWarning(scope: Scope, personId: number, clashes: PersonClash[]): Warning {
  const factsOf = ({ first, second }: PersonClash) =>
    `person ${personId} ${weaker(first.standing, second.standing)} ${expectedAt(first)} ${expectedAt(second)}`;
  const worst = worstOf(
    clashes,
    (a, b) => (a.minutes - b.minutes || b.from - a.from || (factsOf(a) < factsOf(b) ? 1 : -1)) > 0,
  );
  const { first, second, minutes, from } = worst;
  return {
    code: 'person-overlap',
    level: 'blocking',
    eventIds: [first.event.id, second.event.id],
    day: eventDayOf(scope, first.event),
    personId,
    minutes,
    from: fromEpochMinutes(from, scope.index.draft.festival.timeZone),
    standing: weaker(first.standing, second.standing),
    facts: factsOf(worst),
  };
}

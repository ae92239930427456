import { peopleApart } from '#lib/occupancy/apart.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf, expectedAt, shareARoom, weaker } from './occupations.ts';
import type { Failed, PairRule } from './pair-rule.ts';
import { eventDayOf, type Prepared } from './prepared.ts';
import { type Scope, worstOf } from './scope.ts';
import { travelWarning, walkMinutes } from './travel.ts';
import type { Warning } from './warning.ts';

const apartOf = (prepared: Prepared, one: Expected, other: Expected) =>
  peopleApart(one, other, shareARoom(one.content.event, other.content.event), (first, second) =>
    walkMinutes(prepared, first, second),
  );

/** person-overlap and travel-short: one warning of each for a person and a pair of séances. */
export const personRule: PairRule<Expected> = {
  by: 'byPerson',
  about: ({ personId }) => personId,
  level: () => 'blocking',
  most: ({ walks }) => walks.longest,
  holds: expectationsOf,
  apart: apartOf,
  warn(scope, failed) {
    const overlaps = failed.filter(({ overlap }) => overlap > 0);
    const ways = failed.filter(({ missing }) => missing > 0);
    return [
      ...(overlaps.length > 0 ? [overlapWarning(scope, overlaps)] : []),
      ...(ways.length > 0 ? [travelWarning(scope, ways)] : []),
    ];
  },
};

function overlapWarning(scope: Scope, failed: readonly Failed<Expected>[]): Warning {
  const factsOf = ({ first, second }: Failed<Expected>) =>
    `person ${first.personId} ${weaker(first.standing, second.standing)} ${expectedAt(first)} ${expectedAt(second)}`;
  const fromOf = ({ first, second }: Failed<Expected>) =>
    Math.max(...apartOf(scope, first, second).alone.map(({ start }) => start));
  const worst = worstOf(
    failed,
    (a, b) => (a.overlap - b.overlap || fromOf(b) - fromOf(a) || (factsOf(a) < factsOf(b) ? 1 : -1)) > 0,
  );
  const { first, second, overlap } = worst;
  return {
    code: 'person-overlap',
    level: 'blocking',
    eventIds: [first.content.event.id, second.content.event.id],
    day: eventDayOf(scope, first.content.event),
    personId: first.personId,
    minutes: overlap,
    from: fromEpochMinutes(fromOf(worst), scope.index.draft.festival.timeZone),
    standing: weaker(first.standing, second.standing),
    facts: factsOf(worst),
  };
}

import type { DraftEvent } from '#lib/model/draft.ts';
import { peopleApart } from '#lib/occupancy/apart.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf, expectedAt, type Hold, shareARoom, weaker } from './occupations.ts';
import type { Failed, PairRule } from './pair-rule.ts';
import { eventDayOf, type Prepared } from './prepared.ts';
import { type Scope, worstOf } from './scope.ts';
import type { Warning } from './warning.ts';

/**
 * The venues where a séance begins and ends, as a walk ends elsewhere. Null online, and where no
 * room is set.
 */
function eventVenuesOf(
  { index }: Pick<Prepared, 'index'>,
  event: DraftEvent,
): { begins: number | null; ends: number | null } {
  const room = index.rooms.get(event.rooms[0]?.roomId ?? 0);
  const begins = room && room.kind !== 'online' ? room.venueId : null;
  return { begins, ends: event.endsAtVenueId ?? begins };
}

/** The minutes on foot from where the first ends to where the second begins; null when unknown. */
function walkMinutes(prepared: Prepared, first: Hold, second: Hold): number | null {
  const from = eventVenuesOf(prepared, first.content.event).ends;
  const to = eventVenuesOf(prepared, second.content.event).begins;
  return from === null || to === null ? null : prepared.walks.minutes(from, to);
}

/** travel-short: somebody expected in person at two venues has no time to walk between them. */
function travelWarning(scope: Scope, failed: readonly Failed<Expected>[]): Warning {
  const inOrder = ({ first, second }: Failed<Expected>) =>
    first.start < second.start ? ([first, second] as const) : ([second, first] as const);
  const venues = (first: Expected, second: Expected) => ({
    fromVenueId: eventVenuesOf(scope, first.content.event).ends ?? 0,
    toVenueId: eventVenuesOf(scope, second.content.event).begins ?? 0,
  });
  const factsOf = (one: Failed<Expected>) => {
    const [first, second] = inOrder(one);
    const { fromVenueId, toVenueId } = venues(first, second);
    return `person ${first.personId} ${weaker(first.standing, second.standing)} walk ${fromVenueId}-${toVenueId}/${one.missing + second.start - first.end} ${expectedAt(first)} ${expectedAt(second)}`;
  };
  const worst = worstOf(failed, (a, b) => {
    const by = a.missing - b.missing;
    return by > 0 || (by === 0 && factsOf(a) < factsOf(b));
  });
  const [first, second] = inOrder(worst);
  const gapMinutes = second.start - first.end;
  return {
    code: 'travel-short',
    level: 'warning',
    eventIds: [first.content.event.id, second.content.event.id],
    day: eventDayOf(scope, first.content.event),
    personId: first.personId,
    gapMinutes,
    walkMinutes: worst.missing + gapMinutes,
    ...venues(first, second),
    standing: weaker(first.standing, second.standing),
    facts: factsOf(worst),
  };
}

const apartOf = (prepared: Prepared, one: Expected, other: Expected) =>
  peopleApart(one, other, shareARoom(one.content.event, other.content.event), (first, second) =>
    walkMinutes(prepared, first, second),
  );

/**
 * person-overlap and travel-short: at most one warning of each for a person and a pair of séances.
 */
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

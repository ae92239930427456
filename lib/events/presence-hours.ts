import type { Interval } from '#lib/time/interval.ts';
import { fromEpochMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf } from './occupations.ts';
import { eventDayOf, type Prepared } from './prepared.ts';
import { groupsOf, type Scope, worstOf } from './scope.ts';
import type { Warning } from './warning.ts';

/** When somebody is at the festival; null when unknown. */
export function stayOf({ index }: Pick<Prepared, 'index'>, personId: number): Interval | null {
  const { arrivesAt = null, departsAt = null } = index.people.get(personId) ?? {};
  const zone = index.draft.festival.timeZone;
  if (arrivesAt === null && departsAt === null) return null;
  return {
    start: arrivesAt === null ? Number.NEGATIVE_INFINITY : toEpochMinutes(arrivesAt, zone),
    end: departsAt === null ? Number.POSITIVE_INFINITY : toEpochMinutes(departsAt, zone),
  };
}

type Problem = 'before-arrival' | 'after-departure';

/**
 * person-absent: somebody is expected in person before they arrive, or after they have left. One
 * warning for a person, a séance, and arrival or departure.
 */
export function absences(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  for (const [personId, events] of groupsOf(scope, 'byPerson')) {
    const stay = stayOf(scope, personId);
    if (!stay) continue;
    const missed: Record<Problem, (expected: Interval) => number> = {
      'before-arrival': ({ start }) => stay.start - start,
      'after-departure': ({ end }) => end - stay.end,
    };
    for (const event of events) {
      if (scope.of !== undefined && event.id !== scope.of) continue;
      const there = expectationsOf(scope, event, personId).filter(({ isThere }) => isThere);
      for (const problem of ['before-arrival', 'after-departure'] as const) {
        const minutes = missed[problem];
        const absent = there.filter((one) => minutes(one) > 0);
        if (absent.length === 0) continue;
        const worst = worstOf(absent, (a, b) => minutes(a) > minutes(b));
        warnings.push(absence(scope, worst, problem, minutes(worst)));
      }
    }
  }
  return warnings;
}

function absence(scope: Scope, expected: Expected, problem: Problem, minutes: number): Warning {
  const { standing, personId, content, start, end } = expected;
  const { arrivesAt, departsAt } = scope.index.people.get(personId) ?? {};
  const [knownAt, at] = problem === 'before-arrival' ? [arrivesAt, start] : [departsAt, end];
  const wantedAt = fromEpochMinutes(at, scope.index.draft.festival.timeZone);
  return {
    code: 'person-absent',
    level: 'blocking',
    eventIds: [content.event.id],
    day: eventDayOf(scope, content.event),
    personId,
    problem,
    knownAt: knownAt ?? '',
    wantedAt,
    minutes,
    standing,
    facts: `person ${personId} ${problem} ${knownAt} ${content.event.id}@${wantedAt} ${standing}`,
  };
}

import { fromEpochMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Expected, expectationsOf } from './occupations.ts';
import { eventDayOf } from './prepared.ts';
import { groupsOf, type Scope, worstOf } from './scope.ts';
import type { Warning } from './warning.ts';

/** person-absent: expected in person before they arrive, or after they have left. One warning for a person, a séance and which. */
export function absences(scope: Scope): Warning[] {
  const zone = scope.index.draft.festival.timeZone;
  const warnings: Warning[] = [];
  for (const [personId, events] of groupsOf(scope, 'byPerson')) {
    const person = scope.index.people.get(personId);
    if (!person || (person.arrivesAt === null && person.departsAt === null)) continue;
    const arrives = person.arrivesAt === null ? Number.NEGATIVE_INFINITY : toEpochMinutes(person.arrivesAt, zone);
    const departs = person.departsAt === null ? Number.POSITIVE_INFINITY : toEpochMinutes(person.departsAt, zone);
    for (const event of events) {
      if (scope.of !== undefined && event.id !== scope.of) continue;
      const there = expectationsOf(scope, event, personId).filter(({ presence }) => presence === 'in-person');
      const early = there.filter(({ start }) => start < arrives);
      const late = there.filter(({ end }) => end > departs);
      if (early.length > 0)
        warnings.push(
          absence(
            scope,
            personId,
            worstOf(early, (a, b) => a.start < b.start),
            {
              problem: 'before-arrival',
              knownAt: person.arrivesAt ?? '',
              minutesOf: ({ start }) => arrives - start,
              momentOf: ({ start }) => start,
            },
          ),
        );
      if (late.length > 0)
        warnings.push(
          absence(
            scope,
            personId,
            worstOf(late, (a, b) => a.end > b.end),
            {
              problem: 'after-departure',
              knownAt: person.departsAt ?? '',
              minutesOf: ({ end }) => end - departs,
              momentOf: ({ end }) => end,
            },
          ),
        );
    }
  }
  return warnings;
}

type Absence = {
  problem: 'before-arrival' | 'after-departure';
  /** When they arrive, or leave. */
  knownAt: string;
  minutesOf: (expected: Expected) => number;
  momentOf: (expected: Expected) => number;
};

function absence(scope: Scope, personId: number, expected: Expected, about: Absence): Warning {
  const { event, standing } = expected;
  const wantedAt = fromEpochMinutes(about.momentOf(expected), scope.index.draft.festival.timeZone);
  return {
    code: 'person-absent',
    level: 'blocking',
    eventIds: [event.id],
    day: eventDayOf(scope, event),
    personId,
    problem: about.problem,
    knownAt: about.knownAt,
    wantedAt,
    minutes: about.minutesOf(expected),
    standing,
    facts: `person ${personId} ${about.problem} ${about.knownAt} ${event.id}@${wantedAt} ${standing}`,
  };
}

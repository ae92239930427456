import { type Candidate, triedAt } from '#lib/events/candidates.ts';
import { copyRule } from '#lib/events/copy-clashes.ts';
import type { Hold } from '#lib/events/occupations.ts';
import { fails, type PairRule } from '#lib/events/pair-rule.ts';
import { personRule } from '#lib/events/person-clashes.ts';
import { contentOf, type Prepared, sharedKeys } from '#lib/events/prepared.ts';
import { roomRule } from '#lib/events/room-clashes.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import type { Interval } from '#lib/time/interval.ts';

type HeldBy<R> = R extends PairRule<infer H> ? readonly H[] : never;

/** A séance at one possible place. */
export type RivalPlace = {
  candidate: Candidate;
  event: DraftEvent;
  /**
   * The time for which it occupies its main room, from doors to the end of clearing, in epoch
   * minutes; undefined in rooms that take any number.
   */
  held: Interval | undefined;
  own: Interval;
  expected: HeldBy<typeof personRule>;
  /** The copies it projects of which there is only one. */
  copies: HeldBy<typeof copyRule>;
};

export function choiceOf(prepared: Prepared, event: DraftEvent, candidate: Candidate): RivalPlace {
  const there = triedAt(prepared, event, candidate.startsAt, candidate.room.id);
  const holdsBy = <H extends Hold>(rule: PairRule<H>) =>
    [...sharedKeys(prepared, rule.by, there)].flatMap((id) => rule.holds(prepared, there, id));
  return {
    candidate,
    event: there,
    held: roomRule.holds(prepared, there, candidate.room.id)[0],
    own: contentOf(prepared, there) ?? { start: 0, end: 0 },
    expected: holdsBy(personRule),
    copies: holdsBy(copyRule).filter(({ version }) => version.isOnlyCopy),
  };
}

/** Whether two séances share a person, or a copy of which there is only one. */
export function areRivals(a: DraftEvent, b: DraftEvent): boolean {
  const people = new Set(a.people.map(({ personId }) => personId));
  const films = new Set(a.items.flatMap(({ filmId }) => filmId ?? []));
  return b.people.some(({ personId }) => people.has(personId)) || b.items.some(({ filmId }) => films.has(filmId ?? 0));
}

/**
 * Whether the two places exclude each other: somebody, or a copy, would be needed at both at the
 * same time, or on the way between them.
 */
export function exclude(prepared: Prepared, a: RivalPlace, b: RivalPlace): boolean {
  if (b.own.start - a.own.end > FAR || a.own.start - b.own.end > FAR) return false;
  const fail = <H extends Hold>(rule: PairRule<H>, ones: readonly H[], others: readonly H[]) =>
    ones.some((one) =>
      others.some((other) => rule.about(one) === rule.about(other) && fails(prepared, rule, one, other) !== null),
    );
  return fail(copyRule, a.copies, b.copies) || fail(personRule, a.expected, b.expected);
}

/** Longer than any walk within a festival, in minutes. */
const FAR = 360;

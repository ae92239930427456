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

/** A séance that looks for a place, as it would stand at one. */
export type RivalPlace = {
  candidate: Candidate;
  event: DraftEvent;
  /**
   * What it holds of its main room, with doors and clearing; undefined where any number fit. Epoch
   * minutes.
   */
  held: Interval | undefined;
  own: Interval;
  expected: HeldBy<typeof personRule>;
  /** When it projects a copy that exists once. */
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

/** Whether two séances may share more than a room: a person, or a copy that exists once. */
export function areRivals(a: DraftEvent, b: DraftEvent): boolean {
  const people = new Set(a.people.map(({ personId }) => personId));
  const films = new Set(a.items.flatMap(({ filmId }) => filmId ?? []));
  return b.people.some(({ personId }) => people.has(personId)) || b.items.some(({ filmId }) => films.has(filmId ?? 0));
}

/**
 * Whether one cannot stand where it would while the other does: somebody would be in both, or on
 * the way, or a copy would.
 */
export function exclude(prepared: Prepared, a: RivalPlace, b: RivalPlace): boolean {
  if (b.own.start - a.own.end > FAR || a.own.start - b.own.end > FAR) return false;
  const fail = <H extends Hold>(rule: PairRule<H>, ones: readonly H[], others: readonly H[]) =>
    ones.some((one) =>
      others.some((other) => rule.about(one) === rule.about(other) && fails(prepared, rule, one, other) !== null),
    );
  return fail(copyRule, a.copies, b.copies) || fail(personRule, a.expected, b.expected);
}

/** No walk of a festival takes longer. Minutes. */
const FAR = 360;

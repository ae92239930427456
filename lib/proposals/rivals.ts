import { type Candidate, triedAt } from '#lib/events/candidates.ts';
import { runsOf } from '#lib/events/copy-clashes.ts';
import { type Expected, expectationsOf, holdsOne, occupationOf, shareARoom } from '#lib/events/occupations.ts';
import { contentOf, type Prepared } from '#lib/events/prepared.ts';
import { eventVenuesOf } from '#lib/events/travel.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { overlaps } from '#lib/time/interval.ts';

/** A séance that looks for a place, as it would stand at one. */
export type RivalPlace = {
  candidate: Candidate;
  event: DraftEvent;
  /** What it holds of its main room, with doors and clearing; null where any number fit. Epoch minutes. */
  held: { start: number; end: number } | null;
  own: { start: number; end: number };
  expected: (Expected & { personId: number })[];
  /** When it projects a copy that exists once. */
  copies: { versionId: number; start: number; end: number }[];
};

export function choiceOf(prepared: Prepared, event: DraftEvent, candidate: Candidate): RivalPlace {
  const there = triedAt(prepared, event, candidate.startsAt, candidate.room.id);
  const { start = 0, end = 0 } = contentOf(prepared, there) ?? {};
  const held = holdsOne(prepared, candidate.room.id) ? occupationOf(prepared, there, candidate.room.id) : null;
  const people = new Set(event.people.map(({ personId }) => personId));
  const films = new Set(event.items.flatMap(({ filmId }) => prepared.index.films.get(filmId ?? 0) ?? []));
  return {
    ...{ candidate, event: there, own: { start, end } },
    held: held && { start: held.start, end: held.end },
    expected: [...people].flatMap((personId) =>
      expectationsOf(prepared, there, personId).map((one) => ({ ...one, personId })),
    ),
    copies: [...films].flatMap((film) =>
      runsOf(prepared, there, film)
        .filter(({ version }) => version.isOnlyCopy)
        .map((run) => ({ versionId: run.version.id, start: run.start, end: run.end })),
    ),
  };
}

/** Whether two séances may share more than a room: a person, or a copy that exists once. */
export function areRivals(a: DraftEvent, b: DraftEvent): boolean {
  const people = new Set(a.people.map(({ personId }) => personId));
  const films = new Set(a.items.flatMap(({ filmId }) => filmId ?? []));
  return b.people.some(({ personId }) => people.has(personId)) || b.items.some(({ filmId }) => films.has(filmId ?? 0));
}

/** Whether one cannot stand where it would while the other does: somebody would be in both, or on the way, or a copy would. */
export function exclude(prepared: Prepared, a: RivalPlace, b: RivalPlace): boolean {
  if (!shareARoom(a.event, b.event))
    for (const one of a.copies)
      for (const two of b.copies) if (one.versionId === two.versionId && overlaps(one, two)) return true;
  if (b.own.start - a.own.end > FAR || a.own.start - b.own.end > FAR) return false;
  const [there, back] = [walk(prepared, a.event, b.event), walk(prepared, b.event, a.event)];
  for (const one of a.expected)
    for (const two of b.expected) {
      if (one.personId !== two.personId) continue;
      const isWalk = one.presence === 'in-person' && two.presence === 'in-person';
      if (one.start < two.end + (isWalk ? back : 0) && two.start < one.end + (isWalk ? there : 0)) return true;
    }
  return false;
}

/** No walk of a festival takes longer. Minutes. */
const FAR = 360;

function walk(prepared: Prepared, from: DraftEvent, to: DraftEvent): number {
  const [ends, begins] = [eventVenuesOf(prepared, from).ends, eventVenuesOf(prepared, to).begins];
  return ends === null || begins === null ? 0 : (prepared.walks.minutes(ends, begins) ?? 0);
}

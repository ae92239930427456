import { type Candidate, candidatesOf, triedAt } from '#lib/events/candidates.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { type Prepared, prepare } from '#lib/events/prepared.ts';
import { isBroughtByPlace } from '#lib/events/warning.ts';
import { type DraftEvent, type DraftIndex, isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';

/** Where each of the séances that wait would go. One that is missing was not placed. */
export type Places = ReadonlyMap<number, Candidate>;

/** What a proposal leaves undone and brings about. `unmet`: those of the hints that are wishes. */
export type Worth = { unplaced: number; blocking: number; warnings: number; unmet: number; hints: number };

/**
 * The séances that a proposal is about: planned, without a time or a room, free to move, and of
 * whoever asks. A drop-in one has no hour to find.
 */
export const waitingIn = ({ draft, remit }: Pick<DraftIndex, 'draft' | 'remit'>): DraftEvent[] =>
  draft.events.filter(
    (event) =>
      !isScheduled(event) &&
      event.status === 'planned' &&
      !event.isLocked &&
      event.admission !== 'drop-in' &&
      mayChangeEvent(remit, event),
  );

/** The draft with these séances where they are proposed, and those of `without` waiting. */
export function withPlaces(index: DraftIndex, places: Places, without: ReadonlySet<number> = new Set()): Prepared {
  const prepared = prepare(index);
  const events = index.draft.events.map((event) => {
    const to = without.has(event.id) ? undefined : places.get(event.id);
    return to ? triedAt(prepared, event, to.startsAt, to.room.id) : event;
  });
  return prepare({ ...index, draft: { ...index.draft, events }, events: byId(events) });
}

/** What the séances that wait would bring about, counted by the rules themselves. */
export function proposalWorthOf(index: DraftIndex, waiting: readonly DraftEvent[], places: Places): Worth {
  const ids = new Set(waiting.map(({ id }) => id));
  const found = conflictsOf(withPlaces(index, places)).filter(
    (warning) => isBroughtByPlace(warning) && warning.eventIds.some((id) => ids.has(id)),
  );
  const count = (level: string) => found.filter((one) => one.level === level).length;
  return {
    unplaced: waiting.length - places.size,
    blocking: count('blocking'),
    warnings: count('warning'),
    unmet: found.filter((one) => one.code === 'wish-unmet').length,
    hints: count('hint'),
  };
}

/**
 * Below zero: `a` is better. A wish weighs after warnings and before other hints, as in
 * `bySlotWorth`.
 */
export const byTotal = (a: Worth, b: Worth): number =>
  a.blocking - b.blocking ||
  a.unplaced - b.unplaced ||
  a.warnings - b.warnings ||
  a.unmet - b.unmet ||
  a.hints - b.hints;

/** Places that block nothing. Whoever set an hour keeps it: only a room is looked for then. */
export const openPlaces = (prepared: Prepared, event: DraftEvent): Candidate[] =>
  candidatesOf(prepared, event).filter(
    ({ blocking, startsAt }) => blocking === 0 && (event.startsAt === null || startsAt === event.startsAt),
  );

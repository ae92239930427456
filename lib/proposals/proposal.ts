import { type Candidate, candidatesOf, triedAt } from '#lib/events/candidates.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { type Prepared, prepare } from '#lib/events/prepared.ts';
import { isBroughtByPlace } from '#lib/events/warning.ts';
import { type DraftEvent, type DraftIndex, isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';

/** The proposed places of the waiting séances, by id. One that is missing was not placed. */
export type Places = ReadonlyMap<number, Candidate>;

/** What is wrong with a proposal, counted. `unmet`: the hints that are unmet wishes. */
export type Worth = { unplaced: number; blocking: number; warnings: number; unmet: number; hints: number };

/**
 * The séances that a proposal places: planned, without a time or a room, movable, and within the
 * caller's remit. Not drop-ins, because they have no hour.
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

/** The draft with these séances at their proposed places, and those of `without` waiting. */
export function withPlaces(index: DraftIndex, places: Places, without: ReadonlySet<number> = new Set()): Prepared {
  const prepared = prepare(index);
  const events = index.draft.events.map((event) => {
    const to = without.has(event.id) ? undefined : places.get(event.id);
    return to ? triedAt(prepared, event, to.startsAt, to.room.id) : event;
  });
  return prepare({ ...index, draft: { ...index.draft, events }, events: byId(events) });
}

/** The worth of a proposal for the waiting séances, counted by the rules themselves. */
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
 * Below zero: `a` is better. An unmet wish weighs less than a warning and more than other hints, as
 * in `bySlotWorth`.
 */
export const byTotal = (a: Worth, b: Worth): number =>
  a.blocking - b.blocking ||
  a.unplaced - b.unplaced ||
  a.warnings - b.warnings ||
  a.unmet - b.unmet ||
  a.hints - b.hints;

/**
 * The places that block nothing. A séance with a fixed hour keeps it; only a room is looked for.
 */
export const openPlaces = (prepared: Prepared, event: DraftEvent): Candidate[] =>
  candidatesOf(prepared, event).filter(
    ({ blocking, startsAt }) => blocking === 0 && (event.startsAt === null || startsAt === event.startsAt),
  );

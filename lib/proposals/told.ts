import { candidateRooms } from '#lib/events/candidate-rooms.ts';
import { type Prepared, prepare } from '#lib/events/prepared.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { openPlaces, type Places, type Worth, waitingIn, withPlaces } from './proposal.ts';

/** Why a séance found no place; the first of these that alone leaves none. */
type WhyNot =
  /** No room is large enough and can do what it needs. */
  | { why: 'room' }
  /** Where one is, it would be another's. */
  | { why: 'notYours' }
  /** No day's opening hours and blocks leave so long a stretch (or the hour it has). */
  | { why: 'hours' }
  /** Whoever is expected is not there in those hours. */
  | { why: 'away'; personIds: number[] }
  /** They are wanted elsewhere whenever they are there. */
  | { why: 'wanted'; personIds: number[] }
  /** The rooms are taken. */
  | { why: 'full' };

/** `prepared` is the draft with all that was placed. */
function whyNot(prepared: Prepared, event: DraftEvent): WhyNot {
  const { index } = prepared;
  if (candidateRooms(prepared, event).length === 0) {
    const ofAll = { ...prepared, index: { ...index, remit: null } };
    return { why: candidateRooms(ofAll, event).length === 0 ? 'room' : 'notYours' };
  }
  const alone = (one: DraftEvent) =>
    prepare({ ...index, draft: { ...index.draft, events: [one] }, events: new Map([[one.id, one]]) });
  const nobody = { ...event, people: [] };
  if (openPlaces(alone(nobody), nobody).length === 0) return { why: 'hours' };
  const ids = [...new Set(event.people.map(({ personId }) => personId))];
  if (openPlaces(alone(event), event).length === 0) {
    const isLimited = (id: number) => Boolean(index.people.get(id)?.arrivesAt || index.people.get(id)?.departsAt);
    return { why: 'away', personIds: ids.filter(isLimited) };
  }
  if (openPlaces({ ...prepared, byRoom: new Map() }, event).length === 0) {
    const isWanted = (id: number) => (prepared.byPerson.get(id)?.length ?? 0) > 1;
    return { why: 'wanted', personIds: ids.filter(isWanted) };
  }
  return { why: 'full' };
}

/** A proposal as a worker tells it: plain data. */
export type ToldProposal = {
  places: { eventId: number; roomId: number; startsAt: string; warnings: number; hints: number }[];
  unplaced: ({ eventId: number } & WhyNot)[];
  worth: Worth;
  /** Rounds the solver has had; 0 is the first proposal, made without it. */
  round: number;
  /** Those of them after which it was better than before. */
  bettered: number;
};

/** In the order of the hours. */
export function told(
  index: DraftIndex,
  places: Places,
  rest: Pick<ToldProposal, 'worth' | 'round' | 'bettered'>,
): ToldProposal {
  const placed = [...places].sort(([, a], [, b]) => a.start - b.start || a.room.number - b.room.number);
  const then = withPlaces(index, places);
  return {
    places: placed.map(([eventId, { room, startsAt, warnings, hints }]) => ({
      eventId,
      roomId: room.id,
      startsAt,
      warnings,
      hints,
    })),
    unplaced: waitingIn(index)
      .filter(({ id }) => !places.has(id))
      .map((event) => ({ eventId: event.id, ...whyNot(then, event) })),
    ...rest,
  };
}

import { candidateRooms } from '#lib/events/candidate-rooms.ts';
import { type Prepared, prepare } from '#lib/events/prepared.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { openPlaces, type Places, type Worth, waitingIn, withPlaces } from './proposal.ts';

/** Why a séance has no place: the first of these conditions that leaves none by itself. */
type WhyNot =
  /** No room is large enough and has what it needs. */
  | { why: 'room' }
  /** A room would fit, but it is outside the caller's remit. */
  | { why: 'notYours' }
  /** On no day do opening hours and blocks leave a long enough stretch (or the hour it has). */
  | { why: 'hours' }
  /** The people expected are absent at all those hours. */
  | { why: 'away'; personIds: number[] }
  /** They are needed elsewhere whenever they are present. */
  | { why: 'wanted'; personIds: number[] }
  /** The rooms are taken. */
  | { why: 'full' };

/** `prepared` is the draft with everything that was placed. */
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

/** A proposal as a worker sends it: plain data. */
export type ToldProposal = {
  places: { eventId: number; roomId: number; startsAt: string; warnings: number; hints: number }[];
  unplaced: ({ eventId: number } & WhyNot)[];
  worth: Worth;
  /** How many rounds the solver has run; 0 is the first proposal, made without it. */
  round: number;
  /** How many of these rounds improved it. */
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

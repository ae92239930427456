import { type Candidate, candidatesOf, triedAt } from '#lib/events/candidates.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { layoutOf, type Prepared, prepare, withMoved } from '#lib/events/prepared.ts';
import { candidateRooms } from '#lib/events/room-abilities.ts';
import { isBroughtByPlace } from '#lib/events/warning.ts';
import { inWishedOrder } from '#lib/events/wishes.ts';
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

/** Why a séance has no place: the first of these conditions that leaves none by itself. */
type WhyNot =
  /** No room is large enough and has what it needs. */
  | { why: 'room' }
  /** A room would fit, but it is outside the caller's remit. */
  | { why: 'notYours' }
  /** Opening hours and blocks leave no stretch ahead that is long enough (or the hour it has). */
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

/**
 * How many minutes of a later start each of these outweighs: a warning, an unmet wish, a séance of
 * the same theme at the same time, a room other than the wished one.
 */
const MINUTES = { warning: 2000, unmet: 1900, hint: 45, otherRoom: 120 };
/** The most tries. In each, the séances without a place in the one before go first. */
const MAX_TRIES = 6;

/**
 * A proposal made by going through the séances once, in the wished order and the most difficult
 * first: each gets the earliest hour of any day that blocks nothing. If some get none, it is tried
 * again with them in front; the best try counts. Always answers, in well under a second for a
 * hundred séances.
 */
export function greedyProposal(index: DraftIndex): { places: Places; worth: Worth } {
  const prepared = prepare(index);
  const waiting = waitingIn(index);
  const room = new Map(waiting.map((event) => [event.id, openPlaces(prepared, event).length]));
  const hard = (event: DraftEvent) => (room.get(event.id) ?? 0) / (1 + layoutOf(prepared, event).totalMinutes);
  const wished = inWishedOrder(waiting);
  let order = [...waiting].sort((a, b) => wished(a) - wished(b) || hard(a) - hard(b) || a.number - b.number);
  let best: { places: Places; worth: Worth } | null = null;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const places = oneByOne(prepared, order);
    const worth = proposalWorthOf(index, waiting, places);
    if (!best || byTotal(worth, best.worth) < 0) best = { places, worth };
    const left = order.filter(({ id }) => !places.has(id) && (room.get(id) ?? 0) > 0);
    if (left.length === 0) break;
    order = [...left, ...order.filter((event) => !left.includes(event))];
  }
  return best ?? { places: new Map(), worth: { unplaced: 0, blocking: 0, warnings: 0, unmet: 0, hints: 0 } };
}

function oneByOne(prepared: Prepared, order: readonly DraftEvent[]): Places {
  const places = new Map<number, Candidate>();
  let now = prepared;
  for (const event of order) {
    const open = openPlaces(now, event);
    const [first] = open;
    if (!first) continue;
    const place = open.reduce((best, one) => (costOf(one, event) < costOf(best, event) ? one : best), first);
    places.set(event.id, place);
    now = withMoved(now, triedAt(now, event, place.startsAt, place.room.id));
  }
  return places;
}

/**
 * Minutes from midnight, with small rooms first, so that large ones stay free for séances that need
 * them.
 */
function costOf({ startsAt, date, warnings, unmet, hints, room }: Candidate, event: DraftEvent): number {
  const wish = mainRoomOf(event);
  const night = startsAt.slice(0, 10) === date ? 0 : 1440;
  const minutes = night + Number(startsAt.slice(11, 13)) * 60 + Number(startsAt.slice(14, 16));
  const elsewhere = wish !== null && wish !== room.id ? MINUTES.otherRoom : 0;
  return (
    minutes +
    elsewhere +
    warnings * MINUTES.warning +
    unmet * MINUTES.unmet +
    hints * MINUTES.hint +
    (room.seats ?? 0) / 10_000
  );
}

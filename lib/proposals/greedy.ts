import { type Candidate, triedAt } from '#lib/events/candidates.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { layoutOf, type Prepared, prepare, withMoved } from '#lib/events/prepared.ts';
import { inWishedOrder } from '#lib/events/wishes.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { byTotal, openPlaces, type Places, proposalWorthOf, type Worth, waitingIn } from './proposal.ts';

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

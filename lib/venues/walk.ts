/** Along a straight line at 4 km/h, plus the time to get out and in. */
const METRES_PER_MINUTE = 4000 / 60;
const DOOR_TO_DOOR_MINUTES = 5;
const EARTH_RADIUS_METRES = 6_371_000;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points of the earth (haversine). */
function metresBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const [up, along] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2];
  const part = Math.sin(up) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(along) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(part)));
}

type Venue = { id: number; latitude: number | null; longitude: number | null };
type Placed = Venue & { latitude: number; longitude: number };
type WalkSet = { fromVenueId: number; toVenueId: number; minutes: number };

const isPlaced = (venue: Venue): venue is Placed => venue.latitude !== null && venue.longitude !== null;

export type Walks = {
  /**
   * Whole minutes to walk from one venue to another: as the organiser set them for the pair, in
   * either direction; otherwise computed from their coordinates at 4 km/h plus 5 minutes. 0 within
   * one venue; null when their places are unknown.
   */
  minutes: (fromVenueId: number, toVenueId: number) => number | null;
  /** No walk between two venues of this festival takes longer. */
  longest: number;
};

const byMap = (a: Placed, b: Placed) => Math.ceil(metresBetween(a, b) / METRES_PER_MINUTE) + DOOR_TO_DOOR_MINUTES;

/**
 * The walks between the venues of a festival, by the ids used in the argument: those of tables, or
 * the numbers of a release.
 */
export function walksOf({ walks, venues }: { walks: readonly WalkSet[]; venues: readonly Venue[] }): Walks {
  const key = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  const set = new Map(walks.map(({ fromVenueId, toVenueId, minutes }) => [key(fromVenueId, toVenueId), minutes]));
  const placed = byId(venues.filter(isPlaced));
  const known = new Map<string, number | null>(set);
  return {
    minutes(from, to) {
      if (from === to) return 0;
      const pair = key(from, to);
      const found = known.get(pair);
      if (found !== undefined) return found;
      const [a, b] = [placed.get(from), placed.get(to)];
      const minutes = a && b ? byMap(a, b) : null;
      known.set(pair, minutes);
      return minutes;
    },
    longest: Math.max(0, ...set.values(), acrossAll([...placed.values()])),
  };
}

/** Twice the greatest distance from the first venue: no two can be farther apart. */
function acrossAll(placed: readonly Placed[]): number {
  if (placed.length < 2) return 0;
  return Math.max(...placed.map((venue) => byMap(placed[0] as Placed, venue))) * 2;
}

/**
 * The message about another place: « change de salle », or « change de lieu » with the walk where
 * it is known.
 */
export const placeChangeKey = ({ isElsewhere, walk }: { isElsewhere: boolean; walk: number | null }) =>
  isElsewhere ? (walk === null ? 'venue' : 'venueWalk') : 'room';

import { byId } from '#lib/model/keyed.ts';

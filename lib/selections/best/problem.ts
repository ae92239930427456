/**
 * A séance that may be proposed, or one that is already chosen (`isFixed`) and is part of every
 * answer. Times in minutes of one clock.
 */
export type Stop = Readonly<{
  number: number;
  start: number;
  end: number;
  /** Venue numbers; null where nobody has to walk (online). */
  begins: number | null;
  ends: number | null;
  /** Walks are counted only within one day. */
  day: string;
  /** The wished films it shows. Empty for a fixed stop, because its films are seen in any case. */
  films: readonly number[];
  isFixed: boolean;
}>;

/** The problem: see as many of these films as possible, and find the séances for it. */
export type Wished = Readonly<{
  stops: readonly Stop[];
  /** Minutes on foot; null where the distance is unknown. */
  walk: (from: number | null, to: number | null) => number | null;
  /**
   * The least number of minutes between two stops of a day, walk included. Two fixed stops may be
   * closer.
   */
  pause?: number;
}>;

/** A set of films as two words of 30 bits each, because 40 wishes do not fit into one. */
export type Films = { lo: number; hi: number };
const BITS = 30;
export const countBits = ({ lo, hi }: Films): number => bits(lo) + bits(hi);

function bits(word: number): number {
  let rest = word - ((word >> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >> 2) & 0x33333333);
  return (((rest + (rest >> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * The wishes as a graph: the stops by start, and from each the stops that can come next. A path
 * passes through every fixed stop. Node 0 is the beginning; `last` is the last fixed stop, after
 * which an answer may end. The edges of node i are those from `first[i]` to `first[i + 1]`, by the
 * start of the stop they lead to.
 */
export type Graph = Readonly<{
  stops: readonly (Stop | null)[];
  first: Int32Array;
  to: Int32Array;
  walk: Int32Array;
  films: readonly Films[];
  /** For each node, the films of all later stops. */
  after: readonly Films[];
  last: number;
  filmCount: number;
  /**
   * True when a way over an intermediate stop is never shorter than the direct one: whoever can go
   * from a first stop to a second and on to a third can then go directly to the third.
   */
  isMetric: boolean;
}>;

export function graphOf({ stops: given, walk, pause = 0 }: Wished): Graph {
  const sorted = [...given].sort((a, b) => a.start - b.start || a.end - b.end || a.number - b.number);
  const stops: (Stop | null)[] = [null, ...sorted];
  const known = new Map<number, number>();
  const films = stops.map((stop) => {
    const set = { lo: 0, hi: 0 };
    for (const film of stop?.films ?? []) {
      const bit = known.get(film) ?? known.size;
      known.set(film, bit);
      if (bit < BITS) set.lo |= 1 << bit;
      else set.hi |= 1 << (bit - BITS);
    }
    return set;
  });
  const after = films.map(() => ({ lo: 0, hi: 0 }));
  for (let i = films.length - 2; i >= 0; i -= 1) {
    const [next, own] = [after[i + 1], films[i + 1]];
    after[i] = { lo: (next?.lo ?? 0) | (own?.lo ?? 0), hi: (next?.hi ?? 0) | (own?.hi ?? 0) };
  }
  return {
    stops,
    ...edgesOf(stops, walk, pause),
    films,
    after,
    last: stops.findLastIndex((stop) => stop === null || stop.isFixed),
    filmCount: known.size,
    isMetric: isMetric(sorted, walk),
  };
}

function edgesOf(
  stops: readonly (Stop | null)[],
  walk: Wished['walk'],
  pause: number,
): Pick<Graph, 'first' | 'to' | 'walk'> {
  const first = [0];
  const edges: { to: number; minutes: number }[] = [];
  for (const [from, stop] of stops.entries()) {
    for (let to = from + 1; to < stops.length; to += 1) {
      const next = stops[to];
      if (!next) continue;
      const isNight = !stop || stop.day !== next.day;
      const minutes = isNight ? 0 : (walk(stop.ends, next.begins) ?? 0);
      const isInTime = !stop || stop.end + (isNight ? 0 : Math.max(minutes, pause)) <= next.start;
      // Two séances chosen by the visitor may clash; they are kept as they are.
      if (isInTime || (stop?.isFixed && next.isFixed)) edges.push({ to, minutes });
      if (next.isFixed) break;
    }
    first.push(edges.length);
  }
  return {
    first: Int32Array.from(first),
    to: Int32Array.from(edges, ({ to }) => to),
    walk: Int32Array.from(edges, ({ minutes }) => minutes),
  };
}

function isMetric(stops: readonly Stop[], walk: Wished['walk']): boolean {
  const far = (from: number | null, to: number | null) => walk(from, to) ?? 0;
  if (stops.some(({ begins, ends, start, end }) => far(begins, ends) > end - start)) return false;
  const venues = [...new Set(stops.flatMap(({ begins, ends }) => [begins, ends]))];
  return venues.every((a) => venues.every((b) => venues.every((c) => far(a, c) <= far(a, b) + far(b, c))));
}

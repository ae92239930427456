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

const ROUNDS = 120;
/** Sums of prices are not exact: a value this close to a whole number is taken for it. */
const TINY = 1e-6;

/**
 * An upper limit of how many more films can be seen from a node on, whatever was seen before. Each
 * film has a price (0 to 1): seeing it costs the price, and not seeing it yields the price. For any
 * prices, the most valuable path through the graph, on which a film may be seen twice, limits what
 * can be seen without repetition (Lagrangian relaxation).
 */
export type Bound = Readonly<{ prices: readonly number[]; from: Float64Array }>;

/** Chooses prices that make the limit for the whole graph low, by the subgradient method. */
export function boundOf(graph: Graph): Bound {
  let prices = Array.from({ length: graph.filmCount }, () => 0);
  let best = { prices, from: valuesOf(graph, prices).from, total: Number.POSITIVE_INFINITY };
  let step = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { from, next } = valuesOf(graph, prices);
    const total = (from[0] ?? 0) + prices.reduce((sum, price) => sum + price, 0);
    if (total < best.total - TINY) best = { prices, from, total };
    else step *= 0.9;
    if (best.total + TINY < 1) break;
    const times = timesSeen(graph, next);
    const length = times.reduce((sum, count) => sum + (1 - count) ** 2, 0);
    if (length === 0) break;
    const stride = (step * Math.max(0.05, total)) / length;
    prices = prices.map((price, film) => Math.min(1, Math.max(0, price - stride * (1 - (times[film] ?? 0)))));
  }
  return best;
}

/** The value of the most valuable path from each node, and the next node on it. */
function valuesOf({ stops, first, to, films, last }: Graph, prices: readonly number[]) {
  const worth = Float64Array.from(films, (set) => {
    let sum = 0;
    eachFilm(set, (film) => {
      sum += 1 - (prices[film] ?? 0);
    });
    return sum;
  });
  const from = new Float64Array(stops.length);
  const next = new Int32Array(stops.length).fill(-1);
  for (let i = stops.length - 1; i >= 0; i -= 1) {
    // Before the last fixed stop the path must go on, even when that adds no film.
    let value = i >= last ? 0 : Number.NEGATIVE_INFINITY;
    for (let edge = first[i] ?? 0; edge < (first[i + 1] ?? 0); edge += 1) {
      const there = to[edge] ?? 0;
      const onward = (worth[there] ?? 0) + (from[there] ?? 0);
      if (onward > value) {
        value = onward;
        next[i] = there;
      }
    }
    from[i] = value;
  }
  return { from, next };
}

function timesSeen({ films, filmCount }: Graph, next: Int32Array): number[] {
  const times = Array.from({ length: filmCount }, () => 0);
  for (let i = next[0] ?? -1; i >= 0; i = next[i] ?? -1)
    eachFilm(films[i] ?? { lo: 0, hi: 0 }, (film) => {
      times[film] = (times[film] ?? 0) + 1;
    });
  return times;
}

function eachFilm({ lo, hi }: Films, visit: (film: number) => void): void {
  for (let rest = lo; rest !== 0; rest &= rest - 1) visit(31 - Math.clz32(rest & -rest));
  for (let rest = hi; rest !== 0; rest &= rest - 1) visit(30 + 31 - Math.clz32(rest & -rest));
}

/**
 * The upper limit of films on a path that stands at `node` and has seen `count` films, those in
 * `seen`.
 */
export function mostFilms({ after }: Graph, { prices, from }: Bound, node: number, count: number, seen: Films): number {
  const later = after[node] ?? { lo: 0, hi: 0 };
  const open = { lo: later.lo & ~seen.lo, hi: later.hi & ~seen.hi };
  let value = from[node] ?? 0;
  eachFilm(open, (film) => {
    value += prices[film] ?? 0;
  });
  return count + Math.min(countBits(open), Math.floor(value + TINY));
}

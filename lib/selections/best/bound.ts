import { countBits, type Films, type Graph } from './problem.ts';

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

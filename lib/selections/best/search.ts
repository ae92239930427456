import { type Bound, boundOf, countBits, type Films, type Graph, graphOf, mostFilms, type Wished } from './problem.ts';

/**
 * The séances to add. More films are better; for as many films, fewer minutes on foot; then earlier
 * hours.
 */
export type Best = Readonly<{
  /** Numbers of the séances by start, without those already chosen. */
  numbers: readonly number[];
  /** How many wished films they show. */
  films: number;
  walk: number;
  /** True when it is proven that no other choice shows more films. */
  isOptimal: boolean;
  /**
   * True when it is also proven that no other choice with as many films needs less walking, or is
   * earlier for the same walking.
   */
  isSettled: boolean;
}>;

/**
 * A path from the beginning to a node, with the films seen and the walking so far. `starts` is the
 * sum of the hours, so that the earlier of two paths has the smaller one.
 */
type Way = Readonly<{
  node: number;
  seen: Films;
  films: number;
  walk: number;
  starts: number;
  /** An upper limit of the films it can show in the end. */
  most: number;
  before: Way | null;
}>;

const NOWHERE: Way = { node: 0, seen: { lo: 0, hi: 0 }, films: 0, walk: 0, starts: 0, most: 0, before: null };

/** Greater than zero when `a` is better. */
const compare = (a: Way, b: Way): number => a.films - b.films || b.walk - a.walk || b.starts - a.starts;

/**
 * How many paths are kept at each stop while the first good answers are searched for, in increasing
 * order.
 */
const WIDTHS = [4, 24, 120];
const AT_ONCE = 60;

/**
 * Searches for the best séances and yields the best answer known so far from time to time, so that
 * the caller can stop at any moment. Branch and bound over the stops in the order of their hours: a
 * path is dropped when another at the same stop is no worse and has seen none of the later films
 * that this one has not, or when it cannot become better than the best known. First come narrow
 * searches, then one that proves the number of films, then one that settles walking and hours.
 */
export function* bestShowings(wished: Wished): Generator<Best, Best> {
  const graph = graphOf(wished);
  let best = throughFixed(graph);
  const take = (way: Way) => {
    best = way;
  };
  const told = (isOptimal: boolean, isSettled: boolean) => tell(graph, best, isOptimal, isSettled);
  const bound = boundOf(graph);
  const search = { bound, take, best: () => best, isFull: graph.isMetric };

  const showsMore = ({ most }: Way) => most > best.films;
  for (const width of WIDTHS)
    for (const _ of ways(graph, { ...search, width, isHopeful: showsMore })) yield told(false, false);
  for (const _ of ways(graph, { ...search, isHopeful: showsMore })) yield told(false, false);
  yield told(true, false);
  const isBetter = (way: Way) => way.most >= best.films && isCheaper(graph, way, best);
  const settling = { ...search, isFull: false, isHopeful: isBetter };
  for (const _ of ways(graph, { ...settling, width: WIDTHS[1] ?? 0 })) yield told(true, false);
  for (const _ of ways(graph, settling)) yield told(true, false);
  return told(true, true);
}

/** The path through the fixed stops alone. */
function throughFixed(graph: Graph): Way {
  let way = NOWHERE;
  for (let node = 1; node <= graph.last; node += 1) {
    if (!graph.stops[node]?.isFixed) continue;
    const edge = edgeTo(graph, way.node, node);
    way = onward(graph, way, node, edge < 0 ? 0 : (graph.walk[edge] ?? 0)) ?? way;
  }
  return way;
}

/**
 * Whether a path can still need less walking than the best, or be earlier. Each film that it still
 * lacks adds at least the hour of its present stop to the sum of hours.
 */
function isCheaper({ stops, films }: Graph, way: Way, best: Way): boolean {
  const lacking = best.films - way.films;
  if (lacking < 0) return true;
  const here = Math.max(0, (stops[way.node]?.start ?? 0) - (stops[1]?.start ?? 0));
  const most = Math.max(1, ...films.map(countBits));
  const starts = way.starts + Math.ceil(lacking / most) * here;
  return way.walk < best.walk || (way.walk === best.walk && starts < best.starts);
}

type Search = {
  bound: Bound;
  /** How many paths are kept at each stop; all when left out. */
  width?: number;
  /**
   * Whether paths that skip a stop they could take in between are dropped: such a stop can only add
   * films. Not valid when walking counts.
   */
  isFull: boolean;
  /** Whether a path is worth continuing. */
  isHopeful: (way: Way) => boolean;
  best: () => Way;
  take: (way: Way) => void;
};

/** Extends all paths in the order of the stops, and takes each that ends better than the best. */
function* ways(graph: Graph, search: Search): Generator<void> {
  const waiting: Way[][] = graph.stops.map(() => []);
  waiting[0] = [{ ...NOWHERE, most: graph.filmCount }];
  let work = 0;
  for (const [node, arrived] of waiting.entries()) {
    const kept = keep(graph, node, arrived, search.width);
    waiting[node] = [];
    for (const way of kept) {
      if (node >= graph.last && compare(way, search.best()) > 0) search.take(way);
      if (!search.isHopeful(way)) continue;
      for (const next of onwardFrom(graph, way, search)) waiting[next.node]?.push(next);
      work += 1;
      if (work % AT_ONCE === 0) yield;
    }
  }
}

/** All hopeful paths that are one step longer than this one. */
function onwardFrom(graph: Graph, way: Way, { bound, isFull, isHopeful }: Search): Way[] {
  const { first, to, walk } = graph;
  const steps: Way[] = [];
  const between: number[] = [];
  for (let edge = first[way.node] ?? 0; edge < (first[way.node + 1] ?? 0); edge += 1) {
    const node = to[edge] ?? 0;
    const next = onward(graph, way, node, walk[edge] ?? 0);
    if (!next) continue;
    if (isFull && between.some((other) => edgeTo(graph, other, node) >= 0)) continue;
    if (next.films > way.films) between.push(node);
    const step = { ...next, most: Math.min(way.most, mostFilms(graph, bound, node, next.films, next.seen)) };
    if (isHopeful(step)) steps.push(step);
  }
  return steps;
}

/**
 * The index of the edge between two nodes; -1 when there is none. Edges are ordered by the node
 * they lead to.
 */
function edgeTo({ first, to }: Graph, from: number, node: number): number {
  let [low, high] = [first[from] ?? 0, (first[from + 1] ?? 0) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = to[middle] ?? 0;
    if (there === node) return middle;
    if (there < node) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * The path with one more step: to a fixed stop, or to one that shows a film not seen before; null
 * otherwise.
 */
function onward({ stops, films }: Graph, way: Way, node: number, walk: number): Way | null {
  const [stop, shown] = [stops[node], films[node]];
  if (!stop || !shown) return null;
  const fresh = countBits({ lo: shown.lo & ~way.seen.lo, hi: shown.hi & ~way.seen.hi });
  if (fresh === 0 && !stop.isFixed) return null;
  return {
    node,
    seen: { lo: way.seen.lo | shown.lo, hi: way.seen.hi | shown.hi },
    films: way.films + fresh,
    walk: way.walk + walk,
    starts: way.starts + (stop.isFixed ? 0 : stop.start - (stops[1]?.start ?? 0)),
    most: way.most,
    before: way,
  };
}

/**
 * How many of the paths at a stop the others are compared with: the best ones already eliminate
 * most.
 */
const COMPARED = 60;

/**
 * The paths at a stop that no other one dominates. A path dominates another when it is no worse and
 * has seen none of the later films that the other has not. If more than `width` remain, those that
 * can show most films.
 */
function keep({ after }: Graph, node: number, arrived: readonly Way[], width?: number): Way[] {
  const later = after[node] ?? { lo: 0, hi: 0 };
  const kept: Way[] = [];
  const same = new Set<number>();
  for (const way of [...arrived].sort((a, b) => compare(b, a))) {
    const [lo, hi] = [way.seen.lo & later.lo, way.seen.hi & later.hi];
    const name = hi * 2 ** 30 + lo;
    if (same.has(name)) continue;
    const isNeedless = kept
      .slice(0, COMPARED)
      .some(({ seen }) => (seen.lo & later.lo & ~lo) === 0 && (seen.hi & later.hi & ~hi) === 0);
    if (isNeedless) continue;
    same.add(name);
    kept.push(way);
  }
  if (width === undefined || kept.length <= width) return kept;
  return kept.sort((a, b) => b.most - a.most || compare(b, a)).slice(0, width);
}

function tell({ stops }: Graph, best: Way, isOptimal: boolean, isSettled: boolean): Best {
  const numbers: number[] = [];
  for (let way: Way | null = best; way; way = way.before) {
    const stop = stops[way.node];
    if (stop && !stop.isFixed) numbers.unshift(stop.number);
  }
  return { numbers, films: best.films, walk: best.walk, isOptimal, isSettled };
}

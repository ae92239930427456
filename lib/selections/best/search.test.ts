import { describe, expect, it } from 'vitest';
import type { Stop, Wished } from './problem.ts';
import { type Best, bestShowings } from './search.ts';

/** Runs the search to its end. */
function solve(wished: Wished): Best {
  const search = bestShowings(wished);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Made = { films: number; days: number; showings: number; venues: number; fixed?: number };

/**
 * A random programme: every film is shown several times, some séances show two films, and walks
 * between venues have any length.
 */
function madeUp(seed: number, { films, days, showings, venues, fixed = 0 }: Made): Wished {
  const random = randomFrom(seed);
  const upTo = (count: number) => Math.floor(random() * count);
  const place = () => (random() < 0.05 ? null : upTo(venues));
  const stops: Stop[] = [];
  const add = (shown: number[], isFixed: boolean) => {
    const day = upTo(days);
    const start = day * 1440 + 540 + 5 * upTo(140);
    const begins = place();
    stops.push({
      number: stops.length + 1,
      start,
      end: start + 20 + 5 * upTo(30),
      begins,
      ends: random() < 0.1 ? place() : begins,
      day: `day ${day}`,
      films: shown,
      isFixed,
    });
  };
  for (let film = 0; film < films; film += 1)
    for (let i = 0; i <= upTo(showings); i += 1) add(random() < 0.15 ? [film, upTo(films)] : [film], false);
  for (let i = 0; i < fixed; i += 1) add([], true);
  const walks = Array.from({ length: venues * venues }, () => (random() < 0.1 ? null : 5 * upTo(9)));
  const walk: Wished['walk'] = (from, to) =>
    from === null || to === null || from === to ? 0 : (walks[Math.min(from, to) * venues + Math.max(from, to)] ?? null);
  const clashes = (a: Stop, b: Stop) => {
    const [one, other] = a.start < b.start || (a.start === b.start && a.end <= b.end) ? [a, b] : [b, a];
    return (
      other.start < one.end || (one.day === other.day && other.start - one.end < (walk(one.ends, other.begins) ?? 0))
    );
  };
  const held = stops.filter(({ isFixed }) => isFixed);
  return { walk, stops: stops.filter((stop) => stop.isFixed || !held.some((one) => clashes(one, stop))) };
}

type Score = [films: number, walk: number, starts: number];
const isBetter = (a: Score, b: Score) => (a[0] !== b[0] ? a[0] > b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2]);

/** The best of all paths, found by trying every one of them; it shares nothing with the search. */
function bruteForce({ stops, walk }: Wished): Score {
  const sorted = [...stops].sort((a, b) => a.start - b.start || a.end - b.end || a.number - b.number);
  const from = sorted[0]?.start ?? 0;
  let best: Score = [-1, 0, 0];
  const go = (i: number, last: Stop | null, seen: Set<number>, score: Score) => {
    const stop = sorted[i];
    if (!stop) {
      if (isBetter(score, best)) best = score;
      return;
    }
    if (!stop.isFixed) go(i + 1, last, seen, score);
    const minutes = last && last.day === stop.day ? (walk(last.ends, stop.begins) ?? 0) : 0;
    const isInTime = !last || last.end + minutes <= stop.start || (last.isFixed && stop.isFixed);
    const fresh = stop.films.filter((film, at) => !seen.has(film) && stop.films.indexOf(film) === at);
    if (!isInTime || (fresh.length === 0 && !stop.isFixed)) return;
    const starts = score[2] + (stop.isFixed ? 0 : stop.start - from);
    go(i + 1, stop, new Set([...seen, ...fresh]), [score[0] + fresh.length, score[1] + minutes, starts]);
  };
  go(0, null, new Set(), [0, 0, 0]);
  return best;
}

/** The score of the answer, counted independently; throws when nobody can follow that path. */
function scoreOf({ stops, walk }: Wished, { numbers }: Best): Score {
  const chosen = stops
    .filter(({ number, isFixed }) => isFixed || numbers.includes(number))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.number - b.number);
  const from = Math.min(...stops.map(({ start }) => start));
  let [minutes, starts] = [0, 0];
  for (const [i, stop] of chosen.entries()) {
    const last = chosen[i - 1];
    const way = last && last.day === stop.day ? (walk(last.ends, stop.begins) ?? 0) : 0;
    if (last && last.end + way > stop.start && !(last.isFixed && stop.isFixed)) throw new Error('too late');
    minutes += way;
    if (!stop.isFixed) starts += stop.start - from;
  }
  return [new Set(chosen.flatMap(({ films }) => films)).size, minutes, starts];
}

describe('the best showings', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'are those of trying everything, at 12 wishes (%i)',
    (seed) => {
      const dense = { films: 12, days: 1 + (seed % 3), showings: 3, venues: 1 + (seed % 4), fixed: seed % 4 };
      const wished = madeUp(seed, dense);
      const best = solve(wished);
      const [films, walk, starts] = bruteForce(wished);
      expect([best.films, best.walk, best.isOptimal, best.isSettled]).toEqual([films, walk, true, true]);
      expect(scoreOf(wished, best)).toEqual([films, walk, starts]);
    },
  );

  it('are none without a wish, or if nothing has a time', () => {
    expect(solve({ stops: [], walk: () => 0 })).toEqual({
      numbers: [],
      films: 0,
      walk: 0,
      isOptimal: true,
      isSettled: true,
    });
  });

  it('include the chosen séances, also if these clash', () => {
    const stop = (number: number, start: number, films: number[], isFixed = false): Stop => ({
      number,
      start,
      end: start + 60,
      begins: 0,
      ends: 0,
      day: 'a',
      films,
      isFixed,
    });
    const wished = {
      walk: () => 0,
      stops: [stop(1, 0, [], true), stop(2, 30, [], true), stop(3, 90, [1]), stop(4, 80, [2])],
    };
    expect(solve(wished).numbers).toEqual([3]);
  });

  it('leave out a séance between two others if the walk from it is longer than the way around', () => {
    const stop = (number: number, start: number, end: number, venue: number, film: number): Stop => ({
      number,
      start,
      end,
      begins: venue,
      ends: venue,
      day: 'a',
      films: [film],
      isFixed: false,
    });
    const stops = [stop(1, 0, 60, 0, 7), stop(2, 70, 100, 1, 7), stop(3, 110, 150, 2, 8)];
    const walk = (from: number | null, to: number | null) => (Math.abs((from ?? 0) - (to ?? 0)) === 2 ? 100 : 5);
    expect(solve({ stops, walk })).toMatchObject({ numbers: [2, 3], films: 2, isOptimal: true });
  });

  it('of forty wishes are found and proven within a second, whatever the programme', () => {
    const unproven: string[] = [];
    for (const days of [1, 2, 3, 5, 10])
      for (const seed of [1, 2, 3, 4]) {
        const wished = madeUp(seed * 31 + days, { films: 40, days, showings: 5, venues: 4, fixed: seed % 3 });
        const search = bestShowings(wished);
        // This many steps take a fraction of a second; no test asserts a duration.
        let steps = 0;
        let state = search.next();
        while (!state.done && !state.value.isOptimal && steps < 2000) {
          state = search.next();
          steps += 1;
        }
        if (!state.value.isOptimal) unproven.push(`${days} days, seed ${seed}: ${state.value.films}`);
        scoreOf(wished, state.value);
      }
    expect(unproven).toEqual([]);
  });
});

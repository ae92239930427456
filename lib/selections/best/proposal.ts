import { byNumber } from '#lib/model/keyed.ts';
import { clashing } from '#lib/selections/plan.ts';
import type { Selection } from '#lib/selections/selection.ts';
import {
  byStartMinute,
  endOf,
  isOpen,
  isOpenOtherwise,
  isSat,
  isToCome,
  type Timed,
  type TimesIndex,
} from '#lib/selections/times.ts';
import { isWithin, type Limits, openWishes } from './limits.ts';
import type { Stop, Wished } from './problem.ts';
import { type Best, bestShowings } from './search.ts';

/** The séances to add to those already chosen so that as many wished films as possible are seen. */
export type Proposal = Readonly<{
  /** By start. */
  events: readonly Timed[];
  /** How many wished films they add. */
  films: number;
  /** Minutes on foot over all days, including the walks to séances already chosen. */
  walk: number;
  /**
   * True when it is proven that no other choice shows more films; otherwise this is the best found
   * within the time.
   */
  isOptimal: boolean;
  /** Wished films that have séances that may be proposed, but for which no place was found. */
  left: readonly number[];
  /** Wished films that have no such séance within the limits. */
  outside: readonly number[];
  /** Wished films whose coming séances are all full. */
  full: readonly number[];
}>;

function wishedOf(index: TimesIndex, selection: Selection, limits: Limits, now: number): Wished {
  const open = new Set(openWishes(index, selection));
  const chosen = selection.events.flatMap(({ number }) => index.event(number) ?? []).filter(isSat);
  const fixed = new Set(chosen.map(({ number }) => number));
  const showings = byNumber([...open].flatMap((film) => index.showing(film)));
  const candidates = [...showings.values()]
    .filter((event) => isOpen(event, now))
    .filter((event) => !fixed.has(event.number) && isWithin(event, limits))
    .filter((event) => chosen.every((one) => !clashing({ index }, one, event)));
  const stop = (event: Timed): Stop => ({
    number: event.number,
    start: event.start,
    end: endOf(event),
    begins: event.begins,
    ends: event.ends,
    day: event.day,
    films: fixed.has(event.number) ? [] : event.films.filter((film) => open.has(film)),
    isFixed: fixed.has(event.number),
  });
  return { stops: [...chosen, ...candidates].map(stop), walk: index.walk, pause: limits.pause };
}

/** The longest time a search takes, in milliseconds. */
export const MAX_SEARCH_TIME = 1000;
/** After this long without a break, other work of this thread gets its turn, in milliseconds. */
const TURN = 8;

/**
 * Searches for at most `ms` milliseconds and answers the best proposal found. `clock` is in
 * milliseconds; `pause` lets other work of this thread run.
 */
export async function propose(
  index: TimesIndex,
  selection: Selection,
  limits: Limits,
  now: number,
  { ms, clock, pause }: { ms: number; clock: () => number; pause: () => Promise<unknown> },
): Promise<Proposal> {
  const search = bestShowings(wishedOf(index, selection, limits, now));
  const from = clock();
  let turn = from;
  let state = search.next();
  while (!state.done && clock() - from < ms) {
    if (clock() - turn >= TURN) {
      await pause();
      turn = clock();
    }
    state = search.next();
  }
  return told(index, selection, limits, state.value, now);
}

function told(index: TimesIndex, selection: Selection, limits: Limits, best: Best, now: number): Proposal {
  const events = best.numbers
    .flatMap((number) => index.event(number) ?? [])
    .filter(isSat)
    .sort(byStartMinute);
  const seen = new Set(events.flatMap(({ films }) => films));
  // Films that are not shown any more are reported separately.
  const toCome = (film: number) => index.showing(film).filter((event) => isToCome(event, now));
  const unseen = openWishes(index, selection).filter((film) => !seen.has(film) && toCome(film).length > 0);
  const whyNot = (film: number) => {
    const open = toCome(film).filter((event) => isOpen(event, now));
    if (open.length === 0) return index.showing(film).some((event) => isOpenOtherwise(event, now)) ? 'left' : 'full';
    return open.some((event) => isWithin(event, limits)) ? 'left' : 'outside';
  };
  const missed = (why: ReturnType<typeof whyNot>) => unseen.filter((film) => whyNot(film) === why);
  const { films, walk, isOptimal } = best;
  return {
    events,
    films,
    walk,
    isOptimal,
    left: missed('left'),
    outside: missed('outside'),
    full: missed('full'),
  };
}

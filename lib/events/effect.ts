import type { ItemKind } from '#db/enums.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import type { RunningOrder } from './running-order.ts';

/** What a change of the running order means for the evening, before it is saved. */
export type Effect =
  /**
   * The flexible part becomes longer or shorter; `isBelowMinimum`: it cannot become any shorter,
   * and the séance overruns its end by `overrun` minutes.
   */
  | { kind: 'elastic'; item: ItemKind; from: number; to: number; isBelowMinimum: boolean; overrun: number }
  /** The public leaves at another time. */
  | { kind: 'end'; from: WallClock; to: WallClock; isApproximate: boolean }
  /** For a séance without a start: it becomes longer or shorter. */
  | { kind: 'length'; from: number; to: number; isApproximate: boolean };

/**
 * The one thing that an organiser has to know about a change; null when neither the flexible part,
 * nor the end, nor the length changes.
 */
export function effectOf(before: RunningOrder, after: RunningOrder): Effect | null {
  const elastic = after.items.find((item) => item.itemId === after.elastic?.itemId);
  if (before.elastic && after.elastic && elastic && before.elastic.minutes !== after.elastic.minutes)
    return {
      kind: 'elastic',
      item: elastic.kind,
      from: before.elastic.minutes,
      to: after.elastic.minutes,
      isBelowMinimum: after.elastic.isBelowMinimum,
      overrun: after.overrunMinutes,
    };
  if (before.publicEnd && after.publicEnd && before.publicEnd !== after.publicEnd)
    return { kind: 'end', from: before.publicEnd, to: after.publicEnd, isApproximate: after.endIsApproximate };
  if (before.totalMinutes !== after.totalMinutes)
    return { kind: 'length', from: before.totalMinutes, to: after.totalMinutes, isApproximate: after.isApproximate };
  return null;
}

/**
 * The position of an added film: after the last film, else before the first part that follows a
 * film (a debate), else at the end.
 */
export function placeOfNewFilm(kinds: readonly string[]): number {
  const last = kinds.lastIndexOf('film');
  if (last >= 0) return last + 1;
  const debate = kinds.indexOf('debate');
  return debate >= 0 ? debate : kinds.length;
}

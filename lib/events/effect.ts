import type { ItemKind } from '#db/enums.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import type { RunningOrder } from './running-order.ts';

/** What a change of the running order does to the evening, before it is saved. */
export type Effect =
  /**
   * The elastic part gives or takes; `isBelowMinimum`: it cannot give any more, and the séance runs
   * over by `overrun`.
   */
  | { kind: 'elastic'; item: ItemKind; from: number; to: number; isBelowMinimum: boolean; overrun: number }
  /** The public leaves at another time. */
  | { kind: 'end'; from: WallClock; to: WallClock; isApproximate: boolean }
  /** Without a start: the séance is longer or shorter. */
  | { kind: 'length'; from: number; to: number; isApproximate: boolean };

/**
 * The one thing an organiser wants to hear about a change; null when it changes neither the elastic
 * part, nor the end, nor the length.
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
 * Where a film that is added goes: after the last film, else before the first part that follows one
 * (a debate), else at the end.
 */
export function placeOfNewFilm(kinds: readonly string[]): number {
  const last = kinds.lastIndexOf('film');
  if (last >= 0) return last + 1;
  const debate = kinds.indexOf('debate');
  return debate >= 0 ? debate : kinds.length;
}

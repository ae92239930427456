import type { TimedEvent } from './times.ts';

/** A séance whose hours count. */
export type Timed = TimedEvent & { start: number; day: string; startsAt: string };
export const isTimed = (event: TimedEvent): event is Timed => event.start !== null && event.day !== null;
/** A séance one sits through: it takes place, at its hour. */
export const isSat = (event: TimedEvent): event is Timed =>
  isTimed(event) && event.status === 'planned' && !event.isDropIn;
/** `now` in epoch minutes. */
export const isToCome = (event: TimedEvent, now: number): event is Timed => isSat(event) && event.start > now;
/** One that may be proposed: it is to come, and nobody said that it is full. */
export const isOpen = (event: TimedEvent, now: number): event is Timed =>
  isToCome(event, now) && event.today?.places !== 'full';
/**
 * One that needs no hour of its own now: it is open all day and not over, or nobody knows yet when
 * it is.
 */
export const isOpenOtherwise = ({ status, today, isDropIn, start, end }: TimedEvent, now: number): boolean =>
  status === 'planned' && today?.places !== 'full' && (start === null || (isDropIn && (end === null || end > now)));
/** An unknown end counts as the start: nobody can say what it touches. */
export const endOf = (event: Timed): number => event.end ?? event.start;

export const byStartMinute = (a: Timed, b: Timed): number => a.start - b.start || a.number - b.number;

/**
 * Minutes two séances share, 0 when they only touch; at least 1 where one begins during the other
 * and nobody knows when it ends.
 */
export function overlapOf(a: Timed, b: Timed): number {
  const [earlier, later] = byStartMinute(a, b) < 0 ? [a, b] : [b, a];
  const isDuring = later.start === earlier.start || later.start < endOf(earlier);
  return isDuring ? Math.max(1, Math.min(endOf(earlier), endOf(later)) - later.start) : 0;
}

import type { TimedEvent } from './times.ts';

/** A séance with an hour. */
export type Timed = TimedEvent & { start: number; day: string; startsAt: string };
export const isTimed = (event: TimedEvent): event is Timed => event.start !== null && event.day !== null;
/** Whether a séance takes place at a fixed hour, so that a visitor attends it from start to end. */
export const isSat = (event: TimedEvent): event is Timed =>
  isTimed(event) && event.status === 'planned' && !event.isDropIn;
/** `now` in epoch minutes. */
export const isToCome = (event: TimedEvent, now: number): event is Timed => isSat(event) && event.start > now;
/** Whether a séance may be proposed: it is still to come, and nobody said that it is full. */
export const isOpen = (event: TimedEvent, now: number): event is Timed =>
  isToCome(event, now) && event.today?.places !== 'full';
/**
 * Whether a séance can still be attended without a fixed hour: it is a drop-in that is not over, or
 * its time is not known yet.
 */
export const isOpenOtherwise = ({ status, today, isDropIn, start, end }: TimedEvent, now: number): boolean =>
  status === 'planned' && today?.places !== 'full' && (start === null || (isDropIn && (end === null || end > now)));
/**
 * The end in epoch minutes. An unknown end counts as the start, because nobody can say what it
 * overlaps.
 */
export const endOf = (event: Timed): number => event.end ?? event.start;

export const byStartMinute = (a: Timed, b: Timed): number => a.start - b.start || a.number - b.number;

/**
 * How many minutes two séances share, 0 when one begins as the other ends. At least 1 when one
 * begins during the other and its end is unknown.
 */
export function overlapOf(a: Timed, b: Timed): number {
  const [earlier, later] = byStartMinute(a, b) < 0 ? [a, b] : [b, a];
  const isDuring = later.start === earlier.start || later.start < endOf(earlier);
  return isDuring ? Math.max(1, Math.min(endOf(earlier), endOf(later)) - later.start) : 0;
}
